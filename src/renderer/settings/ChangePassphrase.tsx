import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { Secret } from '../welcome/Secret.tsx';
import { MIN_LENGTH, strengthOf } from '../welcome/strength.ts';
import css from './settings.module.css';

type Values = { current: string; next: string; again: string };

/** Another passphrase for the same vault; the recovery code stays. */
export function ChangePassphrase() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const next = Form.useWatch('next', form) ?? '';
  const change = useAction('vault.changePassphrase', {
    done: 'settings:vault.passphraseChanged',
    quiet: true,
  });
  const submit = async ({ current, next: chosen }: Values) => {
    if ((await change.run({ current, next: chosen })) !== undefined) form.resetFields();
  };
  return (
    <section className={css.block}>
      <h3>{t('settings:vault.changePassphrase')}</h3>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <Form.Item
          name="current"
          label={t('settings:vault.current')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Secret size="middle" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('settings:vault.next')}
          rules={[
            { required: true, min: MIN_LENGTH, message: t('welcome:create.tooShort', { count: MIN_LENGTH }) },
          ]}
          extra={next !== '' && t(`welcome:strength.${strengthOf(next)}`, { count: MIN_LENGTH })}
        >
          <Secret size="middle" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('welcome:create.again')}
          dependencies={['next']}
          rules={[
            { required: true, message: t('welcome:create.againPlease') },
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) =>
                (value ?? '') === '' || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('welcome:create.differ'))),
            }),
          ]}
        >
          <Secret size="middle" />
        </Form.Item>
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
