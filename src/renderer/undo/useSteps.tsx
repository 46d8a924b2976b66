import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CallError, call, type OutputOf } from '../bridge.ts';

export type Step = OutputOf<'actions.steps'>['undo'][number];
export type Way = 'undo' | 'redo';
const OTHER = { undo: 'redo', redo: 'undo' } as const;

/** Undoes or redoes a step: a given one, or the latest. Says which it was, and offers the reverse. */
export function useSteps(): (way: Way, step?: Step) => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const take = async (way: Way, wantedStep?: Step): Promise<void> => {
    try {
      const step = wantedStep ?? (await call('actions.steps', { limit: 1 }))[way][0];
      if (step === undefined) {
        void message.info(t(way === 'undo' ? 'actions:nothing' : 'actions:nothingToRedo'));
        return;
      }
      await call('actions.undo', { actionId: step.actionId });
      const key = `step-${step.actionId}`;
      void message.open({
        key,
        type: 'success',
        duration: 6,
        content: (
          <>
            {t(way === 'undo' ? 'actions:undone' : 'actions:redone', { what: step.text })}
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key);
                void take(OTHER[way]);
              }}
            >
              {t(`actions:${OTHER[way]}`)}
            </Button>
          </>
        ),
      });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      void message.error(error.message, 6);
    }
  };
  return take;
}
