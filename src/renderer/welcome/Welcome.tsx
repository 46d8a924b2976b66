import { Button, Space, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultState } from '../../contract/vault.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { useSettings } from '../app/settings.ts';
import { call, useAction } from '../bridge.ts';
import { Certificates } from '../handover/Certificates.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useArrival } from './arrival.ts';
import { CreateVault } from './CreateVault.tsx';
import { FirstChoice } from './FirstChoice.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';
import { ResetPassphrase } from './ResetPassphrase.tsx';
import { Unlock } from './Unlock.tsx';
import css from './welcome.module.css';

function LanguageChoice() {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { run } = useAction('settings.set');
  return (
    <Segmented
      aria-label={t('welcome:language')}
      value={language}
      options={LANGUAGES.map((value) => ({ value, label: t(`welcome:languages.${value}`) }))}
      onChange={(next) => void run({ language: next })}
    />
  );
}

/** The way into a vault: create one, explore the sample, or unlock. */
export function Welcome({ vault }: { vault: VaultState }) {
  const { t } = useTranslation();
  const arrival = useArrival();
  const [way, setWay] = useState<'unlock' | 'choose' | 'create' | 'open'>('unlock');

  const step = () => {
    if (arrival.stage === 'recovery-code') return <RecoveryCode code={arrival.code} />;
    if (arrival.stage === 'new-passphrase') return <ResetPassphrase recoveryCode={arrival.recoveryCode} />;
    if (arrival.stage === 'making' && arrival.what === 'sample')
      return (
        <div className={css.making} role="status">
          <Spin />
          <p>{t('welcome:making')}</p>
        </div>
      );
    const choose = () => setWay('choose');
    if (way === 'create') return <CreateVault back={choose} />;
    if (way === 'open') return <Unlock vault={null} otherwise={choose} />;
    if (vault.state === 'locked' && way === 'unlock') return <Unlock vault={vault} otherwise={choose} />;
    return (
      <FirstChoice
        create={() => setWay('create')}
        open={() => setWay('open')}
        {...(vault.state === 'locked' && { back: () => setWay('unlock') })}
      />
    );
  };

  return (
    <div className={css.welcome}>
      <header className={css.top}>
        <span className={css.brand}>
          <span className={css.mark} aria-hidden>
            联
          </span>
          {t('common:appName')}
        </span>
        <Space>
          <LanguageChoice />
          <Button type="text" onClick={() => void call('shell.quit', {})}>
            {t('common:quit')}
          </Button>
        </Space>
      </header>
      <main className={css.center}>
        <section className={css.card}>{step()}</section>
        <p className={css.promise}>{t('welcome:promise')}</p>
        <div className={css.certificates}>
          <Certificates />
        </div>
      </main>
    </div>
  );
}
