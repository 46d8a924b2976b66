import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../bridge.ts';
import { NewPassphrase } from '../welcome/NewPassphrase.tsx';
import { Secret } from '../welcome/Secret.tsx';
import css from './settings.module.css';

type Values = { current: string; passphrase: string; again: string };

/** Another passphrase for the same vault; the recovery code stays, and a key store that remembers learns it. */
export function ChangePassphrase({ folder }: { folder: string }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const change = useAction('vault.changePassphrase', {
    done: 'settings:vault.passphraseChanged',
    quiet: true,
  });
  const { data: keyStore } = useCall('shell.keyStore', {});
  const remember = useAction('shell.rememberPassphrase');
  const submit = async ({ current, passphrase }: Values) => {
    if ((await change.run({ current, next: passphrase })) === undefined) return;
    form.resetFields();
    if (keyStore?.state === 'available' && keyStore.remembered) await remember.run({ folder, passphrase });
  };
  return (
    <section className={css.block}>
      <h3>{t('settings:vault.changePassphrase')}</h3>
      <Form
        name="change-passphrase"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="current"
          label={t('settings:vault.current')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Secret size="middle" />
        </Form.Item>
        <NewPassphrase label={t('settings:vault.next')} size="middle" />
        {change.error !== undefined && (
          <Alert className={css.above} type="error" showIcon title={change.error.message} />
        )}
        <Button htmlType="submit" loading={change.running}>
          {t('settings:vault.change')}
        </Button>
      </Form>
    </section>
  );
}
