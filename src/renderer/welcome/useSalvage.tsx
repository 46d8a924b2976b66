import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useAction } from '../bridge.ts';

export type Secret = { passphrase: string } | { recoveryCode: string };

/** Makes a new vault of all that can be read of a damaged one, opens it, and shows what it holds. */
export function useSalvage(folder: string, options: { quiet?: boolean } = {}) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { run, ...salvage } = useAction('vault.salvage', options);
  return {
    ...salvage,
    run: async (secret: Secret) => {
      const report = await run({ folder, ...secret });
      if (report !== undefined)
        modal.info({ title: t('welcome:salvage.title'), content: <Report done={report} /> });
      return report !== undefined;
    },
  };
}

function Report({ done }: { done: OutputOf<'vault.salvage'> }) {
  const { t } = useTranslation();
  const tables = done.tables.filter(({ rows, gaps }) => rows > 0 || gaps > 0);
  return (
    <>
      <p>{t('welcome:salvage.folder', { folder: done.folder })}</p>
      <ul>
        {tables.map(({ table, rows, gaps }) => (
          <li key={table}>
            {t(`welcome:salvage.${gaps > 0 ? 'gaps' : 'whole'}`, {
              table: t([`trail:table.${table}`, `welcome:salvage.table.${table}`, table]),
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
