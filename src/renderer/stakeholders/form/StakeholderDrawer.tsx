import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Divider, Drawer, Form } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type InputOf, type OutputOf, useAction } from '../../bridge.ts';
import { useFormDraft } from '../../drafts/useFormDraft.ts';
import { PersonFields } from '../../people/PersonFields.tsx';
import { useShortcut } from '../../ui/commands.ts';
import { StakeholderFields } from './StakeholderFields.tsx';

export type Stakeholder = OutputOf<'stakeholders.get'>;
type Values = InputOf<'stakeholders.create'>;

type Props = {
  /** The one to change; none: a new one. */
  stakeholder?: Stakeholder;
  close(): void;
  saved?: (id: string) => void;
};

const DEFAULTS = {
  kind: 'customer',
  tier: 'general',
  influence: 'medium',
  interest: 'medium',
  status: 'active',
  confidentiality: 'normal',
  tags: [],
  phones: [],
  emails: [],
  people: [],
} as const;

/** What `Form` leaves undefined when it is cleared the contract wants as null. */
const cleared = (values: Values): Values => ({
  ...values,
  preferredChannel: values.preferredChannel ?? null,
});

/** A form for a stakeholder; a new one may bring its contact people along. */
export function StakeholderDrawer({ stakeholder, close, saved }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const askedPerson = useRef(false);
  const create = useAction('stakeholders.create', { undo: 'stakeholders:created', quiet: true });
  const update = useAction('stakeholders.update', { undo: 'stakeholders:changed', quiet: true });
  const { error } = stakeholder === undefined ? create : update;
  const { notice, leave, settle } = useFormDraft(form, {
    form: 'stakeholder',
    subject: stakeholder?.id ?? '',
    about: ({ name = '' }) => name || (stakeholder?.name ?? ''),
  });
  useShortcut('mod+enter', 'common:save', () => form.submit(), { everywhere: true });

  const submit = async (values: Values) => {
    if (stakeholder !== undefined) {
      const { people: _, ...fields } = cleared(values);
      const ownerId = values.ownerId ?? null;
      if ((await update.run({ ...fields, ownerId, id: stakeholder.id })) === undefined) return;
      settle();
      return close();
    }
    const made = await create.run(cleared(values));
    if (made === undefined) return;
    settle();
    close();
    saved?.(made.id);
  };

  return (
    <Drawer
      open
      size={680}
      title={t(stakeholder === undefined ? 'stakeholders:new' : 'stakeholders:edit')}
      onClose={() => leave(close)}
      extra={
        <Button type="primary" loading={create.running || update.running} onClick={() => form.submit()}>
          {t('common:save')}
        </Button>
      }
    >
      {notice}
      {error !== undefined && <Alert type="error" showIcon title={error.message} />}
      <Form<Values>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={stakeholder ?? DEFAULTS}
        onFinish={(values) => void submit(values)}
      >
        <StakeholderFields />
        {stakeholder === undefined && (
          <Form.List name="people">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }, index) => (
                  <section key={key}>
                    <Divider titlePlacement="start">
                      {t('people:nth', { count: index + 1 })}
                      <Button type="link" size="small" onClick={() => remove(name)}>
                        {t('common:remove')}
                      </Button>
                    </Divider>
                    <PersonFields path={[name]} brief autoFocus={askedPerson.current} />
                  </section>
                ))}
                <Button
                  type="dashed"
                  block
                  icon={<PlusOutlined aria-hidden />}
                  onClick={() => {
                    askedPerson.current = true;
                    add({ phones: [], emails: [], birthday: null, primary: fields.length === 0 });
                  }}
                >
                  {t('people:add')}
                </Button>
              </>
            )}
          </Form.List>
        )}
      </Form>
    </Drawer>
  );
}
