import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { useDays } from '../ui/time.tsx';
import { type Secret, useSalvage } from './useSalvage.tsx';
import css from './welcome.module.css';

type Props = {
  folder: string;
  /** The database is there, but damaged. */
  damaged: boolean;
  secret(): Secret;
  /** Makes a copy of the backup in a folder the vault, and opens it. */
  open(backup: string): void;
};

/** Where a vault can't be opened for what became of its files: its last backup, or what can still be read. */
export function WaysOut({ folder, damaged, secret, open }: Props) {
  const { t } = useTranslation();
  const { instant } = useDays();
  const salvage = useSalvage(folder);
  const { data: backup = null } = useCall('vault.lastBackup', { folder });
  return (
    <div className={css.waysOut}>
      {backup !== null && (
        <Button type="primary" onClick={() => open(backup.folder)}>
          {t('welcome:openBackup', { at: instant(backup.at) })}
        </Button>
      )}
      {damaged && (
        <>
          <p>{t('welcome:salvage.hint')}</p>
          <Button loading={salvage.running} onClick={() => void salvage.run(secret())}>
            {t('welcome:salvage.run')}
          </Button>
        </>
      )}
    </div>
  );
}
