import { App } from 'antd';
import { useTranslation } from 'react-i18next';

/** Copies a text; where the system doesn't let us, says that it can be chosen by hand. */
export function useCopy(): (text: string) => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(t('common:copied'));
    } catch {
      void message.info(t('welcome:recovery.copyByHand'));
    }
  };
}
