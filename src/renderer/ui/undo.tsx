import { Button } from 'antd';
import type { MessageInstance } from 'antd/es/message/interface';
import type { TFunction } from 'i18next';
import { CallError, send } from '../wire.ts';

/** Says what was done and offers to take it back, for ten seconds. */
export function undoToast(message: MessageInstance, t: TFunction, text: string, actionId: string): void {
  const key = `undo-${actionId}`;
  const undo = async () => {
    message.destroy(key);
    try {
      await send('actions.undo', { actionId });
      void message.success(t('common:undone'));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      void message.error(error.message, 6);
    }
  };
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
