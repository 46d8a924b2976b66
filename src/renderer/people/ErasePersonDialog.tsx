import { Alert, App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { Secret } from '../welcome/Secret.tsx';
import type { Person } from './PersonDrawer.tsx';

/** The last question before a person is gone for good; the passphrase answers it. */
export function ErasePersonDialog({ person, close }: { person: Person; close(): void }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const [form] = Form.useForm<{ passphrase: string }>();
  const erase = useAction('people.erase', { quiet: true });
  const submit = async ({ passphrase }: { passphrase: string }) => {
    const done = await erase.run({ id: person.id, passphrase });
    if (done === undefined) return;
    close();
    if (done.files.length === 0) void message.success(t('people:erase.done'));
    else
      modal.warning({
        title: t('people:erase.done'),
        content: (
          <>
            <p>{t('people:erase.files')}</p>
            <ul>
              {done.files.map(({ name, at }) => (
                <li key={`${name} ${at}`}>{name}</li>
              ))}
            </ul>
          </>
        ),
      });
  };
  return (
    <Modal
      open
      title={t('people:erase.title', { name: person.name })}
      okText={t('people:erase.confirm')}
      okButtonProps={{ danger: true, loading: erase.running }}
      cancelText={t('common:cancel')}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p>{t('people:erase.text')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <Form.Item
          name="passphrase"
          label={t('people:erase.passphrase')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <Secret size="middle" autoFocus />
        </Form.Item>
      </Form>
      {erase.error !== undefined && <Alert type="error" showIcon title={erase.error.message} />}
    </Modal>
  );
}
