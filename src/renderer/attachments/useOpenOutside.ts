import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { CallError, call } from '../bridge.ts';

/** Opens a copy of an attachment in the program that the system has for it; asks first where it may do more than show something. */
export function useOpenOutside(): (file: { id: string; name: string }) => Promise<void> {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const tell = (error: unknown) => {
    if (!(error instanceof CallError)) throw error;
    void message.error(error.message, 6);
  };
  return async ({ id, name }) => {
    try {
      const { content } = await call('attachments.read', { id });
      const { opened: isOpened } = await call('shell.openAttachment', { id, name, content });
      if (isOpened) return;
      modal.confirm({
        title: t('attachments:confirmOpen.title', { name }),
        content: t('attachments:confirmOpen.text'),
        okText: t('attachments:confirmOpen.ok'),
        autoFocusButton: 'cancel',
        onOk: () => call('shell.openAttachment', { id, name, content, confirmed: true }).catch(tell),
      });
    } catch (error) {
      tell(error);
    }
  };
}
