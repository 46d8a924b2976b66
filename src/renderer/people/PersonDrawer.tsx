import { Alert, Button, Drawer, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { type InputOf, type OutputOf, useAction } from '../bridge.ts';
import { useFormDraft } from '../drafts/useFormDraft.ts';
import { useShortcut } from '../ui/commands.ts';
import { PersonFields } from './PersonFields.tsx';

export type Person = OutputOf<'stakeholders.get'>['people'][number];
type Values = Omit<InputOf<'people.add'>, 'stakeholderId'>;

type Props = {
  stakeholderId: string;
  /** The one to change; none: a new one. */
  person?: Person;
  close(): void;
};

/** A form for a contact person. */
export function PersonDrawer({ stakeholderId, person, close }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const add = useAction('people.add', { undo: 'people:added', quiet: true });
  const update = useAction('people.update', { undo: 'people:changed', quiet: true });
  const { error } = person === undefined ? add : update;
  const { notice, leave, settle } = useFormDraft(form, {
    form: 'person',
    subject: person === undefined ? stakeholderId : `${stakeholderId} ${person.id}`,
    about: ({ name = '' }) => name || (person?.name ?? ''),
  });
  useShortcut('mod+enter', 'common:save', () => form.submit(), { everywhere: true });

  const submit = async (values: Values) => {
    const preferredChannel = values.preferredChannel ?? null;
    const result =
      person === undefined
        ? await add.run({ ...values, preferredChannel, stakeholderId })
        : await update.run({ ...values, preferredChannel, id: person.id });
    if (result === undefined) return;
    settle();
    close();
  };
  return (
    <Drawer
      open
      size={640}
      title={t(person === undefined ? 'people:add' : 'people:edit')}
      onClose={() => leave(close)}
      extra={
        <Button type="primary" loading={add.running || update.running} onClick={() => form.submit()}>
          {t('common:save')}
        </Button>
      }
    >
      {notice}
      {error !== undefined && <Alert type="error" showIcon title={error.message} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={person ?? { phones: [], emails: [], birthday: null, primary: false }}
        onFinish={(values) => void submit(values)}
      >
        <PersonFields />
      </Form>
    </Drawer>
  );
}
