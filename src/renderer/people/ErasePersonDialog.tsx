import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { Remains } from '../handover/Remains.tsx';
import { PassphraseModal } from '../ui/PassphraseModal.tsx';
import type { Person } from './PersonDrawer.tsx';

/** Erases a person for good, and says which files only a person can look through. */
export function ErasePersonDialog({ person, close }: { person: Person; close(): void }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const erase = useAction('people.erase', { quiet: true });
  const submit = async (passphrase: string) => {
    const result = await erase.run({ id: person.id, passphrase });
    if (result === undefined) return;
    close();
    const isAll =
      result.files.length + result.mentions + result.unreached.length + result.takenOut.length === 0;
    if (isAll && result.finished) void message.success(t('people:erase.done'));
    else
      modal.warning({
        title: t('people:erase.done'),
        content: (
          <>
            <Remains {...result} backups="later" />
            {!result.finished && <p>{t('people:erase.unfinished')}</p>}
            {result.mentions > 0 && (
              <p>{t('people:erase.mentions', { count: result.mentions, name: person.name })}</p>
            )}
            {result.files.length > 0 && <p>{t('people:erase.files')}</p>}
            <ul>
              {result.files.map(({ name, at, deleted }) => (
                <li key={`${name} ${at}`}>
                  {name}
                  {deleted && ` (${t('print:person.deleted')})`}
                </li>
              ))}
            </ul>
          </>
        ),
      });
  };
  return (
    <PassphraseModal
      words={{
        title: t('people:erase.title', { name: person.name }),
        confirm: t('people:erase.confirm'),
        passphrase: t('people:erase.passphrase'),
      }}
      text={t('people:erase.text')}
      danger
      action={erase}
      submit={(passphrase) => void submit(passphrase)}
      close={close}
    />
  );
}
