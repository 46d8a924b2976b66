import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../lists/useWindow.ts';
import type { Column } from '../lists/WindowTable.tsx';
import { Chip, type EnumName, toneOf } from '../ui/EnumTag.tsx';
import { useDays } from '../ui/time.tsx';
import type { SortKey } from './filter.ts';
import css from './stakeholders.module.css';

type StakeholderRow = RowOf<'stakeholders.list'>;

/** Columns of the register. */
export function useColumns(): Column<StakeholderRow, SortKey>[] {
  const { t } = useTranslation();
  const days = useDays();
  return useMemo(() => {
    const word = (of: EnumName, value: string) => t(`enums:${of}.${value}`);
    const chip = (of: EnumName, value: string) => <Chip tone={toneOf(of, value)}>{word(of, value)}</Chip>;
    return [
      {
        key: 'name',
        title: t('stakeholders:field.name'),
        width: 'minmax(150px, 2.4fr)',
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
        render: ({ kind }) => word('stakeholderKind', kind),
      },
      {
        key: 'tier',
        title: t('stakeholders:field.tier'),
        width: '86px',
        sort: 'tier',
        render: ({ tier }) => chip('tier', tier),
      },
      {
        key: 'influence',
        title: t('stakeholders:field.influence'),
        width: '92px',
        sort: 'influence',
        fromWidth: 1100,
        render: ({ influence }) => word('influence', influence),
      },
      {
        key: 'status',
        title: t('stakeholders:field.status'),
        width: '88px',
        fromWidth: 860,
        render: ({ status }) => chip('status', status),
      },
      {
        key: 'owner',
        title: t('stakeholders:field.owner'),
        width: 'minmax(112px, 0.9fr)',
        render: ({ ownerName }) => ownerName ?? <span className="muted">{t('common:none')}</span>,
      },
      {
        key: 'tags',
        title: t('stakeholders:field.tags'),
        width: 'minmax(120px, 1.2fr)',
        fromWidth: 960,
        render: ({ tags }) => (
          <span className={css.tags}>
            {tags.map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
          </span>
        ),
      },
      {
        key: 'lastContact',
        title: t('stakeholders:field.lastContact'),
        width: '112px',
        sort: 'lastContact',
        fromWidth: 740,
        render: ({ lastContactAt }) =>
          lastContactAt === null ? (
            <span className="muted">{t('stakeholders:never')}</span>
          ) : (
            days.instant(lastContactAt).slice(0, 10)
          ),
      },
      {
        key: 'nextDue',
        title: t('stakeholders:field.nextDue'),
        width: '140px',
        sort: 'nextDue',
        render: ({ nextDueOn }) => {
          if (nextDueOn === null) return null;
          const urgency = nextDueOn < days.today ? 'bad' : nextDueOn === days.today ? 'warning' : 'plain';
          return (
            <time
              className={css.due}
              data-urgency={urgency}
              dateTime={nextDueOn}
              title={days.relative(nextDueOn)}
            >
              {days.day(nextDueOn)}
            </time>
          );
        },
      },
    ];
  }, [t, days]);
}
