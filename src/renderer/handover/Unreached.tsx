import { useTranslation } from 'react-i18next';

/** Folders of backups that could not be reached when something was erased, and what is to be done about them. */
export function Unreached({ folders }: { folders: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('handover:unreached.text')}</p>
      <ul>
        {folders.map((folder) => (
          <li key={folder}>{folder}</li>
        ))}
      </ul>
    </>
  );
}
