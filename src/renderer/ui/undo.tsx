import { Button } from 'antd';
import type { MessageInstance } from 'antd/es/message/interface';
import type { TFunction } from 'i18next';
import { CallError, send } from '../wire.ts';

let latest: (() => Promise<void>) | undefined;

/** Takes back the latest change that offered it; does nothing when there is none. */
export const undoLatest = async (): Promise<void> => {
  await latest?.();
};

/** Says what was done and offers to take it back, for ten seconds by button and until the next change by Ctrl/⌘ Z. */
export function undoToast(message: MessageInstance, t: TFunction, text: string, actionId: string): void {
  const key = `undo-${actionId}`;
  const undo = async () => {
    latest = undefined;
    message.destroy(key);
    try {
      await send('actions.undo', { actionId });
      void message.success(t('common:undone'));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      void message.error(error.message, 6);
    }
  };
  latest = undo;
  void message.open({
    key,
    type: 'success',
    duration: 10,
    content: (
      <>
        {text}
        <Button type="link" size="small" onClick={() => void undo()}>
          {t('common:undo')}
        </Button>
      </>
    ),
  });
}
