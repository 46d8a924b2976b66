import { DeleteOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Interval, intervalText, parseInterval } from '../../domain/cadence/interval.ts';
import { SLOTS, type Slot } from '../../domain/cadence/slots.ts';
import { type OutputOf, useAction, useCall } from '../bridge.ts';
import { useDraft } from '../drafts/useDraft.tsx';
import { EnumTag } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { StakeholderLink } from '../ui/StakeholderLink.tsx';
import { type StakeholderChoice, StakeholderSelect } from '../ui/StakeholderSelect.tsx';
import { Every, everyText, One } from './fields.tsx';
import css from './policies.module.css';

type Exception = OutputOf<'cadence.exceptions'>[number];

/** Other intervals for one stakeholder or a tag. They take effect at once and override the policy. */
export function Exceptions() {
  const { t } = useTranslation();
  const query = useCall('cadence.exceptions', {});
  const remove = useAction('cadence.removeException', { undo: 'policies:exceptions.removed' });
  const columns: TableColumnsType<Exception> = [
    {
      title: t('policies:exceptions.of'),
      render: (_, { stakeholderId, stakeholderName, tag }) =>
        stakeholderId === null ? (
          t('policies:exceptions.ofTag', { tag })
        ) : (
          <StakeholderLink id={stakeholderId} name={stakeholderName ?? ''} />
        ),
    },
    { title: t('policies:slot'), render: (_, { slot }) => <EnumTag of="slot" value={slot} plain /> },
    {
      title: t('policies:every'),
      render: (_, { every }) => {
        const interval = parseInterval(every);
        return everyText(interval.ok ? interval.value : 'off', t);
      },
    },
    { title: t('policies:exceptions.note'), dataIndex: 'note' },
    {
      key: 'remove',
      width: 44,
      render: (_, { id }) => (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('policies:exceptions.remove')}
          onClick={() => void remove.run({ id })}
        />
      ),
    },
  ];
  return (
    <section className={css.rules} aria-label={t('policies:exceptions.title')}>
      <h3>{t('policies:exceptions.title')}</h3>
      <p className="muted">{t('policies:exceptions.hint')}</p>
      <Loaded query={query}>
        {(rows) => (
          <Table
            rowKey="id"
            size="small"
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            columns={columns}
            dataSource={rows}
            locale={{ emptyText: t('policies:exceptions.none') }}
          />
        )}
      </Loaded>
      <AddException />
    </section>
  );
}

type ExceptionDraft = {
  of: 'stakeholder' | 'tag';
  stakeholders: StakeholderChoice[];
  tag: string;
  note: string;
  slot: Slot;
  every: Interval | 'off';
};
const FIRST: ExceptionDraft = {
  of: 'stakeholder',
  stakeholders: [],
  tag: '',
  note: '',
  slot: 'any',
  every: { n: 1, unit: 'month' },
};

function AddException() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(FIRST);
  const set = (fields: Partial<ExceptionDraft>) => setDraft((before) => ({ ...before, ...fields }));
  const save = useAction('cadence.saveException', { undo: 'policies:exceptions.added', quiet: true });
  const { of, stakeholders, tag, note, slot, every } = draft;
  const stakeholder = stakeholders[0];
  const complete = of === 'tag' ? tag.trim() !== '' : stakeholder !== undefined;
  const { notice, settle } = useDraft({
    form: 'cadence-exception',
    start: FIRST,
    value: draft,
    about: [stakeholder?.name, tag, note].filter(Boolean).join(' · '),
    restore: set,
    matters: (changes) => 'tag' in changes || 'note' in changes,
  });

  const submit = async () => {
    const result = await save.run({
      slot,
      every: every === 'off' ? every : intervalText(every),
      note,
      ...(of === 'tag' ? { tag } : { stakeholderId: stakeholder?.id }),
    });
    if (result === undefined) return;
    settle();
    setDraft(FIRST);
  };

  return (
    <Form className={css.adding} onFinish={() => void submit()}>
      {notice}
      <Segmented
        aria-label={t('policies:exceptions.kind')}
        value={of}
        options={[
          { value: 'stakeholder' as const, label: t('policies:exceptions.ofStakeholder') },
          { value: 'tag' as const, label: t('policies:exceptions.tag') },
        ]}
        onChange={(of) => set({ of })}
      />
      {of === 'tag' ? (
        <Input
          aria-label={t('policies:exceptions.tag')}
          className={css.who}
          maxLength={40}
          value={tag}
          onChange={({ target }) => set({ tag: target.value })}
        />
      ) : (
        <StakeholderSelect
          single
          className={css.who}
          value={stakeholders}
          onChange={(stakeholders) => set({ stakeholders })}
        />
      )}
      <span className={css.what}>
        <One<Slot>
          of="slot"
          values={SLOTS}
          value={slot}
          label={t('policies:slot')}
          onChange={(slot) => set({ slot })}
        />
      </span>
      <span className={css.what}>
        <Every mayBeOff value={every} label={t('policies:every')} onChange={(every) => set({ every })} />
      </span>
      <Input
        aria-label={t('policies:exceptions.note')}
        className={css.who}
        placeholder={t('policies:exceptions.note')}
        maxLength={500}
        value={note}
        onChange={({ target }) => set({ note: target.value })}
      />
      <Button htmlType="submit" disabled={!complete} loading={save.running}>
        {t('policies:exceptions.add')}
      </Button>
      {save.error !== undefined && <Alert type="error" showIcon title={save.error.message} />}
    </Form>
  );
}
