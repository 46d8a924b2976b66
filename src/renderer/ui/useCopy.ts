import { App } from 'antd';
import { useTranslation } from 'react-i18next';

/** Copies a text and tells so; where the system doesn't let us, says that it can be chosen by hand. */
export function useCopy(): (text: string, told?: string) => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return async (text, told = t('common:copied')) => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(told);
    } catch {
      void message.info(t('welcome:recovery.copyByHand'));
    }
  };
}
