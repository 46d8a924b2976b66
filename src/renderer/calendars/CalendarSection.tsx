import { DeleteOutlined } from '@ant-design/icons';
import { Alert, Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useAction, useCall } from '../bridge.ts';
import { Chip } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import css from './calendars.module.css';
import { ImportCalendar } from './ImportCalendar.tsx';
import { yearRanges } from './months.ts';
import { YearPreview } from './YearPreview.tsx';

type Calendar = OutputOf<'calendars.list'>[number];

/** The built-in calendar has no id. */
const BUILT_IN = 'built-in';

/** Working calendars: which one counts, which years it knows, and a year to look at. */
export function CalendarSection() {
  const query = useCall('calendars.list', {});
  return <Loaded query={query}>{(calendars) => <Calendars calendars={calendars} />}</Loaded>;
}

function Calendars({ calendars }: { calendars: Calendar[] }) {
  const { t } = useTranslation();
  const [shownId, show] = useState<string | null>();
  const use = useAction('calendars.use', { undo: 'calendars:used' });
  const remove = useAction('calendars.remove', { undo: 'calendars:removed' });
  const active = calendars.find((calendar) => calendar.active);
  const selected = calendars.find(({ id }) => id === shownId) ?? active;

  const columns: TableColumnsType<Calendar> = [
    {
      title: t('calendars:name'),
      render: (_, calendar) => (
        <>
          {calendar.name} {calendar.active && <Chip tone="good">{t('calendars:active')}</Chip>}
        </>
      ),
    },
    { title: t('calendars:zone'), dataIndex: 'zone' },
    {
      title: t('calendars:years'),
      render: (_, { decreedYears }) =>
        yearRanges(decreedYears).join(t('calendars:comma')) || t('calendars:noYears'),
    },
    {
      key: 'actions',
      align: 'end',
      render: (_, { id, active: inUse, builtIn }) => (
        <span className={css.buttons}>
          {calendars.length > 1 && (
            <Button size="small" aria-pressed={id === selected?.id} onClick={() => show(id)}>
              {t('calendars:show')}
            </Button>
          )}
          {!inUse && (
            <Button size="small" onClick={() => void use.run({ id })}>
              {t('calendars:use')}
            </Button>
          )}
          {!builtIn && !inUse && id !== null && (
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('calendars:remove')}
              onClick={() => void remove.run({ id })}
            />
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      {active?.warning != null && (
        <Alert className={css.note} type="warning" showIcon title={active.warning} />
      )}
      <Table
        rowKey={({ id }) => id ?? BUILT_IN}
        size="small"
        pagination={false}
        columns={columns}
        dataSource={calendars}
      />
      <ImportCalendar />
      {selected !== undefined && (
        <YearPreview key={selected.id ?? BUILT_IN} id={selected.id} name={selected.name} />
      )}
    </>
  );
}
