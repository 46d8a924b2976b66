import { Alert, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, useAction } from '../bridge.ts';
import { Secret } from '../welcome/Secret.tsx';
import css from './handover.module.css';

type Props = {
  /** The handover whose data go; without one, everything. */
  id?: string;
  scope: 'part' | 'vault';
  close(): void;
};

/** The last question before data are gone for good; the passphrase answers it. */
export function EraseDialog({ id, scope, close }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ passphrase: string }>();
  const erase = useAction('handover.erase', { quiet: true });
  const submit = async ({ passphrase }: { passphrase: string }) => {
    const done = await erase.run({ passphrase, ...(id !== undefined && { id }) });
    if (done === undefined) return;
    if (scope === 'vault') await call('shell.forgetPassphrase', {});
    close();
  };
  return (
    <Modal
      open
      title={t('handover:erase.title')}
      okText={t('handover:erase.confirm')}
      okButtonProps={{ danger: true, loading: erase.running }}
      cancelText={t('common:cancel')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p>{t(`handover:erase.${scope}`)}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <Form.Item
          name="passphrase"
          label={t('handover:erase.passphrase')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Secret size="middle" autoFocus />
        </Form.Item>
      </Form>
      {erase.error !== undefined && (
        <Alert className={css.above} type="error" showIcon title={erase.error.message} />
      )}
    </Modal>
  );
}
