import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { arrive } from './arrival.ts';
import { KeyStoreOffer } from './KeyStoreOffer.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import css from './welcome.module.css';

type Values = { passphrase: string; again: string; remember?: boolean };

/** A passphrase, typed twice. */
export function CreateVault({ back }: { back(): void }) {
  const { t } = useTranslation();
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
      <Form<Values> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <NewPassphrase label={t('welcome:passphrase')} autoFocus />
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
