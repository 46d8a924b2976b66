import { ArrowLeftOutlined, FolderOpenOutlined, LockOutlined, ReadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { arrive } from './arrival.ts';
import css from './welcome.module.css';

function Choice({ icon, name, hint, start }: { icon: ReactNode; name: string; hint: string; start(): void }) {
  return (
    <button type="button" className={css.choice} onClick={start}>
      <span className={css.choiceIcon}>{icon}</span>
      <span>
        <strong>{name}</strong>
        <span className={css.choiceHint}>{hint}</span>
      </span>
    </button>
  );
}

/** A new vault, the sample to look around in, or an existing vault. */
export function FirstChoice({ create, open, back }: { create(): void; open(): void; back?: () => void }) {
  const { t } = useTranslation();
  const sample = useAction('vault.createSample');
  const explore = async () => {
    arrive({ stage: 'making', what: 'sample' });
    await sample.run({});
    arrive({ stage: 'idle' });
  };
  return (
    <>
      <h1>{t('welcome:title')}</h1>
      <p className="muted">{t('welcome:intro')}</p>
      <Choice
        icon={<LockOutlined aria-hidden />}
        name={t('welcome:create.title')}
        hint={t('welcome:create.hint')}
        start={create}
      />
      <Choice
        icon={<ReadOutlined aria-hidden />}
        name={t('welcome:sample.title')}
        hint={t('welcome:sample.hint')}
        start={() => void explore()}
      />
      <Choice
        icon={<FolderOpenOutlined aria-hidden />}
        name={t('welcome:open.title')}
        hint={t('welcome:open.hint')}
        start={open}
      />
      {back !== undefined && (
        <Button type="link" icon={<ArrowLeftOutlined aria-hidden />} onClick={back}>
          {t('welcome:backToUnlock')}
        </Button>
      )}
    </>
  );
}
