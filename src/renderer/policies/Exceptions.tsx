import { DeleteOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Interval, intervalText, parseInterval } from '../../domain/cadence/interval.ts';
import { SLOTS, type Slot } from '../../domain/cadence/slots.ts';
import { type OutputOf, useAction, useCall } from '../bridge.ts';
import { EnumTag } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { StakeholderLink } from '../ui/StakeholderLink.tsx';
import { type StakeholderChoice, StakeholderSelect } from '../ui/StakeholderSelect.tsx';
import { Every, everyText, One } from './fields.tsx';
import css from './policies.module.css';

type Exception = OutputOf<'cadence.exceptions'>[number];

/** Other intervals for one stakeholder or a tag. They hold at once and go before the policy. */
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
        const read = parseInterval(every);
        return everyText(read.ok ? read.value : 'off', t);
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

const FIRST: { slot: Slot; every: Interval | 'off' } = { slot: 'any', every: { n: 1, unit: 'month' } };

function AddException() {
  const { t } = useTranslation();
  const [of, setOf] = useState<'stakeholder' | 'tag'>('stakeholder');
  const [stakeholders, setStakeholders] = useState<StakeholderChoice[]>([]);
  const [tag, setTag] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(FIRST);
  const save = useAction('cadence.saveException', { undo: 'policies:exceptions.added', quiet: true });
  const stakeholder = stakeholders[0];
  const complete = of === 'tag' ? tag.trim() !== '' : stakeholder !== undefined;

  const submit = async () => {
    const { slot, every } = asked;
    const saved = await save.run({
      slot,
      every: every === 'off' ? every : intervalText(every),
      note,
      ...(of === 'tag' ? { tag } : { stakeholderId: stakeholder?.id }),
    });
    if (saved === undefined) return;
    setStakeholders([]);
    setTag('');
    setNote('');
    setAsked(FIRST);
  };

  return (
    <Form className={css.adding} onFinish={() => void submit()}>
      <Segmented
        aria-label={t('policies:exceptions.kind')}
        value={of}
        options={[
          { value: 'stakeholder' as const, label: t('policies:exceptions.ofStakeholder') },
          { value: 'tag' as const, label: t('policies:exceptions.tag') },
        ]}
        onChange={setOf}
      />
      {of === 'tag' ? (
        <Input
          aria-label={t('policies:exceptions.tag')}
          className={css.who}
          maxLength={40}
          value={tag}
          onChange={({ target }) => setTag(target.value)}
        />
      ) : (
        <StakeholderSelect single className={css.who} value={stakeholders} onChange={setStakeholders} />
      )}
      <span className={css.what}>
        <One<Slot>
          of="slot"
          values={SLOTS}
          value={asked.slot}
          label={t('policies:slot')}
          onChange={(slot) => setAsked({ ...asked, slot })}
        />
      </span>
      <span className={css.what}>
        <Every
          mayBeOff
          value={asked.every}
          label={t('policies:every')}
          onChange={(every) => setAsked({ ...asked, every })}
        />
      </span>
      <Input
        aria-label={t('policies:exceptions.note')}
        className={css.who}
        placeholder={t('policies:exceptions.note')}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Button htmlType="submit" disabled={!complete} loading={save.running}>
        {t('policies:exceptions.add')}
      </Button>
      {save.error !== undefined && <Alert type="error" showIcon title={save.error.message} />}
    </Form>
  );
}
