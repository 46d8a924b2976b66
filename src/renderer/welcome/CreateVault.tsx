import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { arrive } from './arrival.ts';
import { KeyStoreOffer } from './KeyStoreOffer.tsx';
import { Secret } from './Secret.tsx';
import { MIN_LENGTH, STRENGTHS, strengthOf } from './strength.ts';
import css from './welcome.module.css';

type Values = { passphrase: string; again: string; remember?: boolean };

function StrengthBar({ passphrase }: { passphrase: string }) {
  const { t } = useTranslation();
  if (passphrase === '') return <p className={css.hint}>{t('welcome:create.advice')}</p>;
  const strength = strengthOf(passphrase);
  const reached = STRENGTHS.indexOf(strength);
  return (
    <div className={css.strength} data-strength={strength} role="status">
      <span className={css.bar} aria-hidden>
        {STRENGTHS.slice(1).map((each, index) => (
          <span key={each} data-reached={index < reached} />
        ))}
      </span>
      {t(`welcome:strength.${strength}`, { count: MIN_LENGTH })}
    </div>
  );
}

/** A passphrase, typed twice. */
export function CreateVault({ back }: { back(): void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const passphrase = Form.useWatch('passphrase', form) ?? '';
  const create = useAction('vault.create', { quiet: true });
  const remember = useAction('shell.rememberPassphrase');

  const submit = async (values: Values) => {
    arrive({ stage: 'making', what: 'vault' });
    const created = await create.run({ passphrase: values.passphrase });
    if (created === undefined) return arrive({ stage: 'idle' });
    if (values.remember === true)
      await remember.run({ folder: created.folder, passphrase: values.passphrase });
    arrive({ stage: 'recovery-code', code: created.recoveryCode });
  };

  return (
    <>
      <h1>{t('welcome:create.title')}</h1>
      <p className="muted">{t('welcome:create.intro')}</p>
      {create.error !== undefined && <Alert type="error" showIcon title={create.error.message} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <Form.Item
          name="passphrase"
          label={t('welcome:passphrase')}
          rules={[
            { required: true, min: MIN_LENGTH, message: t('welcome:create.tooShort', { count: MIN_LENGTH }) },
          ]}
          extra={<StrengthBar passphrase={passphrase} />}
        >
          <Secret autoFocus />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('welcome:create.again')}
          dependencies={['passphrase']}
          rules={[
            { required: true, message: t('welcome:create.againPlease') },
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) =>
                (value ?? '') === '' || value === getFieldValue('passphrase')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('welcome:create.differ'))),
            }),
          ]}
        >
          <Secret />
        </Form.Item>
        <KeyStoreOffer />
        <div className={css.buttons}>
          <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={back} disabled={create.running}>
            {t('common:back')}
          </Button>
          <Button type="primary" htmlType="submit" loading={create.running}>
            {t('welcome:create.submit')}
          </Button>
        </div>
      </Form>
    </>
  );
}
