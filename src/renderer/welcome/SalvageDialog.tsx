import { useTranslation } from 'react-i18next';
import { PassphraseModal } from '../ui/PassphraseModal.tsx';
import { useSalvage } from './useSalvage.tsx';

/** Salvages the vault that is open. */
export function SalvageDialog({ folder, close }: { folder: string; close(): void }) {
  const { t } = useTranslation();
  const salvage = useSalvage(folder, { quiet: true });
  return (
    <PassphraseModal
      words={{
        title: t('welcome:salvage.run'),
        confirm: t('welcome:salvage.run'),
        passphrase: t('welcome:passphrase'),
      }}
      text={t('welcome:salvage.hint')}
      action={salvage}
      submit={(passphrase) => void salvage.run({ passphrase }).then((isDone) => isDone && close())}
      close={close}
    />
  );
}
