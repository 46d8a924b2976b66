import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, EnumTag } from '../ui/EnumTag.tsx';
import { DayText, InstantText, useDays } from '../ui/time.tsx';
import type { Column } from '../ui/WindowTable.tsx';
import type { Sort } from './filter.ts';
import css from './stakeholders.module.css';
import type { Row } from './useRegister.ts';

/** When the next contact is due, marked when it is past or now. */
function NextDue({ day }: { day: string }) {
  const { today } = useDays();
  const urgency = day < today ? 'bad' : day === today ? 'warning' : 'plain';
  return (
    <span className={css.due} data-urgency={urgency}>
      <DayText day={day} />
    </span>
  );
}

/** Columns of the register. */
export function useColumns(): Column<Row, Sort>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('stakeholders:field.name'),
        width: 'minmax(180px, 2.4fr)',
        sort: 'name',
        render: ({ id, name, inactive }) => (
          <a href={`#/stakeholders/${id}`} tabIndex={-1} className={inactive ? css.inactive : css.name}>
            {name}
          </a>
        ),
      },
      {
        key: 'kind',
        title: t('stakeholders:field.kind'),
        width: '92px',
        sort: 'kind',
        render: ({ kind }) => <EnumTag of="stakeholderKind" value={kind} plain />,
      },
      {
        key: 'tier',
        title: t('stakeholders:field.tier'),
        width: '72px',
        sort: 'tier',
        render: ({ tier }) => <EnumTag of="tier" value={tier} />,
      },
      {
        key: 'influence',
        title: t('stakeholders:field.influence'),
        width: '92px',
        sort: 'influence',
        fromWidth: 880,
        render: ({ influence }) => <EnumTag of="influence" value={influence} plain />,
      },
      {
        key: 'status',
        title: t('stakeholders:field.status'),
        width: '88px',
        render: ({ status }) => <EnumTag of="status" value={status} />,
      },
      {
        key: 'owner',
        title: t('stakeholders:field.owner'),
        width: 'minmax(84px, 0.8fr)',
        render: ({ ownerName }) => ownerName ?? <span className="muted">{t('common:none')}</span>,
      },
      {
        key: 'tags',
        title: t('stakeholders:field.tags'),
        width: 'minmax(72px, 1.2fr)',
        fromWidth: 960,
        render: ({ tags }) => tags.map((tag) => <Chip key={tag}>{tag}</Chip>),
      },
      {
        key: 'lastContact',
        title: t('stakeholders:field.lastContact'),
        width: '112px',
        sort: 'lastContact',
        render: ({ lastContactAt }) =>
          lastContactAt === null ? (
            <span className="muted">{t('stakeholders:never')}</span>
          ) : (
            <InstantText at={lastContactAt} dateOnly />
          ),
      },
      {
        key: 'nextDue',
        title: t('stakeholders:field.nextDue'),
        width: '124px',
        sort: 'nextDue',
        render: ({ nextDueOn }) => (nextDueOn === null ? null : <NextDue day={nextDueOn} />),
      },
    ],
    [t],
  );
}
