import { Button } from 'antd';
import type { MessageInstance } from 'antd/es/message/interface';
import type { TFunction } from 'i18next';

/** Says that a draft was given up, and offers it back for a while. */
export function discardedToast(message: MessageInstance, t: TFunction, back: () => void): void {
  const key = crypto.randomUUID();
  void message.open({
    key,
    type: 'info',
    duration: 10,
    content: (
      <>
        {t('drafts:discarded')}
        <Button
          type="link"
          size="small"
          onClick={() => {
            message.destroy(key);
            back();
          }}
        >
          {t('common:undo')}
        </Button>
      </>
    ),
  });
}
