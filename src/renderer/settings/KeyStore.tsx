import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { queries, useAction, useCall } from '../bridge.ts';
import { Secret } from '../welcome/Secret.tsx';
import css from './settings.module.css';

const refresh = () => queries.invalidateQueries({ queryKey: ['shell', 'shell.keyStore'] });

/** Lets the system's key store remember the passphrase, so that reminders work before anybody has typed it. */
export function KeyStore({ folder }: { folder: string }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ passphrase: string }>();
  const { data } = useCall('shell.keyStore', {});
  const remember = useAction('shell.rememberPassphrase', { done: 'settings:vault.remembered', quiet: true });
  const forget = useAction('shell.forgetPassphrase', { done: 'settings:vault.forgotten' });
  if (data === undefined) return null;

  const keep = async ({ passphrase }: { passphrase: string }) => {
    if ((await remember.run({ folder, passphrase })) === undefined) return;
    form.resetFields();
    await refresh();
  };
  const drop = async () => {
    await forget.run({});
    await refresh();
  };
  return (
    <section className={css.block}>
      <h3>{t('settings:vault.keyStore')}</h3>
      <p className="muted">{t('settings:vault.keyStoreHint')}</p>
      {data.state === 'available' && (
        <p className="muted">
          {t('settings:vault.backend', { name: t(`settings:vault.backends.${data.backend}`) })}
        </p>
      )}
      {data.state === 'unavailable' && <Alert type="info" showIcon title={data.reason} />}
      {data.state === 'available' && data.remembered && (
        <Button loading={forget.running} onClick={() => void drop()}>
          {t('settings:vault.forget')}
        </Button>
      )}
      {data.state === 'available' && !data.remembered && (
        <Form
          name="key-store"
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => void keep(values)}
        >
          <Form.Item
            name="passphrase"
            label={t('settings:vault.current')}
            rules={[{ required: true, message: t('common:required') }]}
          >
            <Secret size="middle" />
          </Form.Item>
          {remember.error !== undefined && (
            <Alert className={css.above} type="error" showIcon title={remember.error.message} />
          )}
          <Button htmlType="submit" loading={remember.running}>
            {t('settings:vault.remember')}
          </Button>
        </Form>
      )}
    </section>
  );
}
