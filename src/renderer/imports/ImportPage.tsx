import { Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../ui/PageFrame.tsx';
import { CheckStep } from './CheckStep.tsx';
import { FileStep } from './FileStep.tsx';
import css from './import.module.css';
import { ResultStep } from './ResultStep.tsx';
import type { Result, SourceFile } from './source.ts';

type Stage =
  | { at: 'file' }
  | { at: 'check'; file: SourceFile }
  | { at: 'done'; file: SourceFile; result: Result };
const STAGES = ['file', 'check', 'done'] as const satisfies Stage['at'][];

/** Imports a list in three steps: choose a file, check the effect, see the result. */
export function ImportPage() {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>({ at: 'file' });
  const again = () => setStage({ at: 'file' });
  return (
    <PageFrame
      title={t('imports:title')}
      aside={
        <Steps
          className={css.steps ?? ''}
          size="small"
          current={STAGES.indexOf(stage.at)}
          items={STAGES.map((step) => ({ title: t(`imports:steps.${step}`) }))}
        />
      }
    >
      {stage.at === 'file' && <FileStep chosen={(file) => setStage({ at: 'check', file })} />}
      {stage.at === 'check' && (
        <CheckStep
          file={stage.file}
          back={again}
          imported={(result) => setStage({ at: 'done', file: stage.file, result })}
        />
      )}
      {stage.at === 'done' && <ResultStep file={stage.file} result={stage.result} again={again} />}
    </PageFrame>
  );
}
