import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, Modal, Switch, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InputOf, type OutputOf, useAction, useCall } from '../bridge.ts';
import { useResume } from '../drafts/resume.ts';
import { useDraft } from '../drafts/useDraft.tsx';
import { useFormDraft } from '../drafts/useFormDraft.ts';
import { Chip } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import css from './settings.module.css';

type Owner = OutputOf<'owners.list'>[number];
type Edited = InputOf<'owners.save'>;

const NEW: Edited = { name: '', department: '', active: true };
const pickEdited = ({ id, name, department, active }: Owner): Edited => ({ id, name, department, active });

/** Who is responsible for stakeholders, and which of them works here. */
export function OwnerSection() {
  const { t } = useTranslation();
  const query = useCall('owners.list', {});
  const introduction = useCall('owners.introduction', {});
  const [edited, edit] = useState<Edited | null>(null);
  useResume('owner', (id) => {
    const match = query.data?.find((owner) => owner.id === id);
    edit(match === undefined ? NEW : pickEdited(match));
  });
  const setMe = useAction('owners.setMe', { undo: 'settings:owner.meSet' });
  const columns: TableColumnsType<Owner> = [
    {
      title: t('settings:owner.name'),
      render: (_, { name, me, active }) => (
        <>
          {name} {me && <Chip tone="accent">{t('settings:owner.me')}</Chip>}
          {!active && <Chip tone="quiet">{t('settings:owner.left')}</Chip>}
        </>
      ),
    },
    { title: t('settings:owner.department'), dataIndex: 'department' },
    {
      key: 'actions',
      align: 'end',
      render: (_, owner) => (
        <span className={css.buttons}>
          {!owner.me && owner.active && (
            <Button size="small" onClick={() => void setMe.run({ id: owner.id })}>
              {t('settings:owner.isMe')}
            </Button>
          )}
          <Button
            size="small"
            icon={<EditOutlined />}
            aria-label={t('settings:owner.edit', { name: owner.name })}
            onClick={() => edit(pickEdited(owner))}
          />
        </span>
      ),
    },
  ];
  return (
    <>
      <Loaded query={introduction}>
        {(loaded) => <Organisation key={loaded.organisation} told={loaded} />}
      </Loaded>
      <Button className={css.above} icon={<PlusOutlined />} onClick={() => edit(NEW)}>
        {t('settings:owner.add')}
      </Button>
      <Loaded query={query}>
        {(owners) => (
          <Table rowKey="id" size="small" pagination={false} columns={columns} dataSource={owners} />
        )}
      </Loaded>
      {edited !== null && <OwnerDialog start={edited} onClose={() => edit(null)} />}
    </>
  );
}

/** Which organisation it is that reports name. */
function Organisation({
  told: { name, department, organisation },
}: {
  told: OutputOf<'owners.introduction'>;
}) {
  const { t } = useTranslation();
  const introduce = useAction('owners.introduce', { undo: 'owners:introduction.saved' });
  const [newName, setNewName] = useState(organisation);
  const { notice, settle } = useDraft({
    form: 'organisation',
    start: { organisation },
    value: { organisation: newName },
    about: newName,
    restore: (fields) => setNewName(fields.organisation ?? ''),
  });
  const save = async () => {
    if (newName.trim() === organisation) return;
    if ((await introduce.run({ name, department, organisation: newName })) !== undefined) settle();
  };
  return (
    <Form.Item
      layout="vertical"
      label={t('owners:introduction.organisation')}
      htmlFor="organisation"
      className={css.form}
    >
      {notice}
      <Input
        id="organisation"
        maxLength={200}
        autoComplete="off"
        value={newName}
        onChange={({ target }) => setNewName(target.value)}
        onBlur={() => void save()}
        onPressEnter={() => void save()}
      />
    </Form.Item>
  );
}

function OwnerDialog({ start, onClose }: { start: Edited; onClose(): void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Edited>();
  const save = useAction('owners.save', { undo: 'settings:owner.saved', quiet: true });
  const { notice, leave, settle } = useFormDraft(form, {
    form: 'owner',
    subject: start.id ?? '',
    about: ({ name = '' }) => name,
  });
  const submit = async (values: Edited) => {
    const result = await save.run({ ...(start.id !== undefined && { id: start.id }), ...values });
    if (result === undefined) return;
    settle();
    onClose();
  };
  return (
    <Modal
      open
      title={t(start.id === undefined ? 'settings:owner.add' : 'settings:owner.edit', { name: start.name })}
      okText={t('common:save')}
      confirmLoading={save.running}
      onOk={() => form.submit()}
      onCancel={() => leave(onClose)}
    >
      {notice}
      <Form form={form} layout="vertical" initialValues={start} onFinish={(values) => void submit(values)}>
        <Form.Item
          name="name"
          label={t('settings:owner.name')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <Form.Item name="department" label={t('settings:owner.department')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="active"
          valuePropName="checked"
          label={t('settings:owner.active')}
          extra={t('settings:owner.activeHint')}
        >
          <Switch />
        </Form.Item>
      </Form>
      {save.error !== undefined && <Alert type="error" showIcon title={save.error.message} />}
    </Modal>
  );
}
