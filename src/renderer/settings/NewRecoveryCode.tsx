import { CopyOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { useCopy } from '../ui/useCopy.ts';
import { Secret } from '../welcome/Secret.tsx';
import css from './settings.module.css';

/** Makes a new recovery code, shown this once; the old one no longer opens the vault. */
export function NewRecoveryCode() {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ passphrase: string }>();
  const [code, setCode] = useState<string | null>(null);
  const make = useAction('vault.newRecoveryCode', { quiet: true });
  const submit = async ({ passphrase }: { passphrase: string }) => {
    const result = await make.run({ passphrase });
    if (result === undefined) return;
    form.resetFields();
    setCode(result.recoveryCode);
  };
  return (
    <section className={css.block}>
      <h3>{t('settings:vault.recoveryCode')}</h3>
      <p className="muted">{t('settings:vault.recoveryHint')}</p>
      <Form
        name="new-code"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="passphrase"
          label={t('settings:vault.current')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Secret size="middle" />
        </Form.Item>
        {make.error !== undefined && (
          <Alert className={css.above} type="error" showIcon title={make.error.message} />
        )}
        <Button htmlType="submit" loading={make.running}>
          {t('settings:vault.newCode')}
        </Button>
      </Form>
      {code !== null && <CodeDialog code={code} onClose={() => setCode(null)} />}
    </section>
  );
}

function CodeDialog({ code, onClose }: { code: string; onClose(): void }) {
  const { t } = useTranslation();
  const copy = useCopy();
  return (
    <Modal
      open
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      title={t('settings:vault.recoveryCode')}
      okText={t('welcome:recovery.kept')}
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
    >
      <p>{t('settings:vault.codeOnce')}</p>
      <p>
        <output className={css.path}>{code}</output>
      </p>
      <Button icon={<CopyOutlined />} onClick={() => void copy(code)}>
        {t('common:copy')}
      </Button>
    </Modal>
  );
}
