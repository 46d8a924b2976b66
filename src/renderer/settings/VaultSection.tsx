import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../bridge.ts';
import { AutoLock } from './AutoLock.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { KeyStore } from './KeyStore.tsx';
import { NewRecoveryCode } from './NewRecoveryCode.tsx';
import css from './settings.module.css';
import { Watermark } from './Watermark.tsx';

/** The encrypted folder: where it is, and what opens it. */
export function VaultSection() {
  const { t } = useTranslation();
  const { data: vault } = useCall('vault.state', {});
  const lock = useAction('vault.lock');
  if (vault?.state !== 'open') return null;
  return (
    <div className={css.form}>
      <section className={css.block}>
        <h3>{t('settings:vault.folder')}</h3>
        <p>
          <code className={css.path}>{vault.folder}</code>
        </p>
        <Button icon={<LockOutlined />} loading={lock.running} onClick={() => void lock.run({})}>
          {t('settings:vault.lock')}
        </Button>
      </section>
      <AutoLock />
      <Watermark />
      <ChangePassphrase folder={vault.folder} />
      <NewRecoveryCode />
      <KeyStore folder={vault.folder} />
    </div>
  );
}
