import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import css from './backups.module.css';

/** The backup folder. A new one is accepted after a test backup in it has succeeded. */
export function BackupFolder({ folder, usual }: { folder: string; usual: boolean }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ folder: string }>();
  const set = useAction('backups.setFolder', { done: 'backups:done', quiet: true });
  const choose = async (folder: string | null) => {
    if ((await set.run({ folder })) !== undefined) form.resetFields();
  };
  return (
    <section>
      <h3>{t('backups:where')}</h3>
      <p>
        <code className={css.path}>{folder}</code>
      </p>
      <p className="muted">{t('backups:elsewhereHint')}</p>
      <Form
        form={form}
        layout="inline"
        onFinish={({ folder: path }: { folder: string }) => void choose(path.trim())}
      >
        <Form.Item name="folder" rules={[{ required: true, message: t('common:required') }]}>
          <Input
            className={css.folder}
            aria-label={t('backups:elsewhere')}
            placeholder={t('backups:elsewhere')}
          />
        </Form.Item>
        <Button htmlType="submit" loading={set.running}>
          {t('backups:choose')}
        </Button>
        {!usual && (
          <Button type="link" onClick={() => void choose(null)}>
            {t('backups:usual')}
          </Button>
        )}
      </Form>
      {set.error !== undefined && <Alert type="error" showIcon title={set.error.message} />}
    </section>
  );
}
