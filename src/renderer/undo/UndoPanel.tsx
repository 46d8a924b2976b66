import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { Empty } from '../ui/Empty.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { InstantText } from '../ui/time.tsx';
import { showUndoPanel } from './state.ts';
import css from './undo.module.css';
import { type Step, useSteps, type Way } from './useSteps.tsx';

const ICONS = { undo: <UndoOutlined aria-hidden />, redo: <RedoOutlined aria-hidden /> };

/** What can be redone, and below it what can be undone; each latest first. */
export function UndoPanel() {
  const { t } = useTranslation();
  const steps = useCall('actions.steps', {});
  return (
    <Drawer open size={520} title={t('actions:title')} onClose={() => showUndoPanel(false)}>
      <p className="muted">{t('actions:hint')}</p>
      <Loaded query={steps}>
        {({ undo, redo }) =>
          undo.length + redo.length === 0 ? (
            <Empty title={t('actions:nothing')} />
          ) : (
            <>
              <Steps way="redo" steps={redo} title={t('actions:canRedo')} />
              <Steps way="undo" steps={undo} title={t('actions:canUndo')} />
            </>
          )
        }
      </Loaded>
    </Drawer>
  );
}

function Steps({ way, steps, title }: { way: Way; steps: Step[]; title: string }) {
  const { t } = useTranslation();
  const take = useSteps();
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby={`steps-${way}`}>
      <h3 id={`steps-${way}`} className={css.title}>
        {title}
      </h3>
      <ol className={css.steps}>
        {steps.map((step) => (
          <li key={step.actionId}>
            <span className={css.text}>{step.text}</span>
            <small className="muted">
              <InstantText at={step.at} />
            </small>
            <Button
              size="small"
              icon={ICONS[way]}
              aria-label={t(`actions:${way}Step`, { what: step.text })}
              onClick={() => void take(way, step)}
            >
              {t(`actions:${way}`)}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
