import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { arrive } from './arrival.ts';
import { NewPassphrase } from './NewPassphrase.tsx';
import css from './welcome.module.css';

/** Who came in by the recovery code sets a new passphrase, and gets a new code for the one that is used up. */
export function ResetPassphrase({ recoveryCode }: { recoveryCode: string }) {
  const { t } = useTranslation();
  const reset = useAction('vault.resetPassphrase', { quiet: true });

  const submit = async ({ passphrase }: { passphrase: string }) => {
    const result = await reset.run({ recoveryCode, next: passphrase });
    if (result !== undefined) arrive({ stage: 'recovery-code', code: result.recoveryCode });
  };

  return (
    <>
      <h1>{t('welcome:reset.title')}</h1>
      <p className="muted">{t('welcome:reset.intro')}</p>
      {reset.error !== undefined && <Alert type="error" showIcon title={reset.error.message} />}
      <Form layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <NewPassphrase label={t('welcome:reset.passphrase')} autoFocus />
        <div className={css.buttons}>
          <Button onClick={() => arrive({ stage: 'idle' })} disabled={reset.running}>
            {t('welcome:reset.later')}
          </Button>
          <Button type="primary" htmlType="submit" loading={reset.running}>
            {t('welcome:reset.submit')}
          </Button>
        </div>
      </Form>
    </>
  );
}
