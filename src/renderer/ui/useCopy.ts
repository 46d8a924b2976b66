import { App } from 'antd';
import { useTranslation } from 'react-i18next';

/** Copies a text and tells so; where the system doesn't let us, says that it can be chosen by hand. */
export function useCopy(): (text: string, success?: string) => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return async (text, success = t('common:copied')) => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(success);
    } catch {
      void message.info(t('welcome:recovery.copyByHand'));
    }
  };
}
