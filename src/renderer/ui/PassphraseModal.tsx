import { Alert, Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Secret } from '../welcome/Secret.tsx';
import css from './ui.module.css';

type Props = {
  /** Title, button and label of the passphrase. */
  words: { title: string; confirm: string; passphrase: string };
  /** What it will do. */
  text: string;
  /** Whether something is gone for good afterwards. */
  danger?: boolean;
  /** What else is asked. */
  children?: ReactNode;
  action: { running: boolean; error: Error | undefined };
  submit(passphrase: string): void;
  close(): void;
};

/** The last question before something grave; the passphrase answers it. */
export function PassphraseModal({ words, text, danger = false, children, action, submit, close }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ passphrase: string }>();
  return (
    <Modal
      open
      title={words.title}
      okText={words.confirm}
      okButtonProps={{ danger, loading: action.running }}
      cancelText={t('common:cancel')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p className={css.passphraseText}>{text}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ passphrase }) => submit(passphrase)}
      >
        <Form.Item
          name="passphrase"
          label={words.passphrase}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Secret size="middle" autoFocus />
        </Form.Item>
      </Form>
      {action.error !== undefined && (
        <Alert className={css.refusedPassphrase ?? ''} type="error" showIcon title={action.error.message} />
      )}
      {children}
    </Modal>
  );
}
