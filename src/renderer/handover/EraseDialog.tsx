import { Alert, App, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, useCall } from '../bridge.ts';
import { Lines } from '../ui/Lines.tsx';
import { PassphraseModal } from '../ui/PassphraseModal.tsx';
import { Remains } from './Remains.tsx';

type Props = {
  /** The handover whose data go; without one, everything. */
  id?: string;
  scope: 'part' | 'vault';
  close(): void;
};

/** Erases what was handed over, or the vault. */
export function EraseDialog({ id, scope, close }: Props) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const erase = useAction('handover.erase', { quiet: true });
  const { data: copies = [] } = useCall('vault.copies', {});
  const [changedSince, setChangedSince] = useState(false);
  /** Once refused because of later changes, the dialog asks whether to erase those, too. */
  const [isConfirming, setIsConfirming] = useState(false);
  if (erase.error?.code === 'conflict' && !isConfirming) setIsConfirming(true);
  const submit = async (passphrase: string) => {
    const result = await erase.run({ passphrase, changedSince, ...(id !== undefined && { id }) });
    if (result === undefined) return;
    const { finished, unreached, takenOut, mentions, sharedFiles } = result;
    if (!finished || unreached.length + takenOut.length + mentions + sharedFiles.length > 0)
      modal.warning({
        title: t('handover:remains'),
        content: (
          <>
            {!finished && <p>{t('handover:erase.unfinished')}</p>}
            <Remains {...result} backups={scope === 'part' ? 'later' : 'text'} />
            {mentions > 0 && <p>{t('handover:mentions', { count: mentions })}</p>}
            {sharedFiles.length > 0 && <p>{t('handover:sharedFiles')}</p>}
            <Lines texts={[...new Set(sharedFiles.map(({ name }) => name))]} />
          </>
        ),
      });
    if (scope === 'vault') await call('shell.forgetPassphrase', {});
    close();
  };
  return (
    <PassphraseModal
      words={{
        title: t('handover:erase.title'),
        confirm: t('handover:erase.confirm'),
        passphrase: t('handover:erase.passphrase'),
      }}
      text={t(`handover:erase.${scope}`)}
      danger
      action={erase}
      submit={(passphrase) => void submit(passphrase)}
      close={close}
    >
      {scope === 'vault' && copies.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('handover:erase.copies')}
          description={copies.map((folder) => <div key={folder}>{folder}</div>)}
        />
      )}
      {isConfirming && (
        <Checkbox checked={changedSince} onChange={({ target }) => setChangedSince(target.checked)}>
          {t('handover:erase.changedToo')}
        </Checkbox>
      )}
    </PassphraseModal>
  );
}
