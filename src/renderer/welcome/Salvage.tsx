import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useAction } from '../bridge.ts';

type Secret = { passphrase: string } | { recoveryCode: string };

/** The way out of a damaged vault where no backup is at hand: a new one of all that can be read, and what that is. */
export function Salvage({ folder, secret }: { folder: string; secret(): Secret }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const salvage = useAction('vault.salvage');
  const run = async () => {
    const done = await salvage.run({ folder, ...secret() });
    if (done !== undefined)
      modal.info({ title: t('welcome:salvage.title'), content: <Report done={done} /> });
  };
  return (
    <>
      <p>{t('welcome:salvage.hint')}</p>
      <Button size="small" loading={salvage.running} onClick={() => void run()}>
        {t('welcome:salvage.run')}
      </Button>
    </>
  );
}

function Report({ done }: { done: OutputOf<'vault.salvage'> }) {
  const { t } = useTranslation();
  const told = done.tables.filter(({ rows, gaps }) => rows > 0 || gaps > 0);
  return (
    <>
      <p>{t('welcome:salvage.folder', { folder: done.folder })}</p>
      <ul>
        {told.map(({ table, rows, gaps }) => (
          <li key={table}>
            {t(`welcome:salvage.${gaps > 0 ? 'gaps' : 'whole'}`, {
              table: t([`trail:table.${table}`, table]),
              count: rows,
              gaps,
            })}
          </li>
        ))}
      </ul>
      {done.dropped > 0 && <p>{t('welcome:salvage.dropped', { count: done.dropped })}</p>}
    </>
  );
}
