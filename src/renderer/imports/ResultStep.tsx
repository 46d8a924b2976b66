import { DownloadOutlined, UndoOutlined } from '@ant-design/icons';
import { Alert, Button, Result as ResultPage } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { go } from '../route.ts';
import { saveFile } from '../ui/save-file.ts';
import { CountsBar } from './CountsBar.tsx';
import css from './import.module.css';
import { ProblemTable } from './ProblemTable.tsx';
import { goodRows, type Result, type SourceFile } from './source.ts';

type Props = { file: SourceFile; result: Result; again(): void };

/** `list.csv` → `list-rejected.csv`. */
const rejectedName = (fileName: string) => `${fileName.replace(/\.[^.]*$/, '')}-rejected.csv`;

/** What an import did; it can be taken back whole, and the rows it refused can be saved and mended. */
export function ResultStep({ file, result, again }: Props) {
  const { t } = useTranslation();
  const { counts, problems, warnings, actionId, rejectedCsv } = result;
  const [undone, setUndone] = useState(false);
  const undo = useAction('actions.undo', { done: 'imports:done.undone' });
  const takeBack = async (id: string) => {
    if ((await undo.run({ actionId: id })) !== undefined) setUndone(true);
  };
  const some = goodRows(counts) > 0;
  const title = undone ? 'imports:done.undone' : some ? 'imports:done.title' : 'imports:done.nothing';
  return (
    <>
      <ResultPage
        className={css.result ?? ''}
        status={undone || !some ? 'info' : 'success'}
        title={t(title)}
        subTitle={file.fileName}
        extra={[
          <Button key="open" type="primary" onClick={() => go('/stakeholders')}>
            {t('imports:done.open')}
          </Button>,
          <Button key="again" onClick={again}>
            {t('imports:done.again')}
          </Button>,
          actionId !== null && !undone && (
            <Button
              key="undo"
              icon={<UndoOutlined aria-hidden />}
              loading={undo.running}
              onClick={() => void takeBack(actionId)}
            >
              {t('imports:done.undo')}
            </Button>
          ),
        ]}
      />
      <CountsBar counts={counts} />
      {counts.rejected > 0 && (
        <Alert
          type="warning"
          showIcon
          className={css.rejected ?? ''}
          title={t('imports:done.rejected', { count: counts.rejected })}
          action={
            rejectedCsv !== null && (
              <Button
                size="small"
                icon={<DownloadOutlined aria-hidden />}
                onClick={() => saveFile(rejectedName(file.fileName), rejectedCsv)}
              >
                {t('imports:done.download')}
              </Button>
            )
          }
        />
      )}
      {problems.length + warnings.length > 0 && <ProblemTable problems={problems} warnings={warnings} />}
    </>
  );
}
