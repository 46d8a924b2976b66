import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, type EnumName, toneOf } from '../ui/EnumTag.tsx';
import { useDays } from '../ui/time.tsx';
import type { Column } from '../ui/WindowTable.tsx';
import type { Sort } from './filter.ts';
import css from './stakeholders.module.css';
import type { Row } from './useRegister.ts';

/** Columns of the register. */
export function useColumns(): Column<Row, Sort>[] {
  const { t } = useTranslation();
  const days = useDays();
  return useMemo(() => {
    const word = (of: EnumName, value: string) => t(`enums:${of}.${value}`);
    const chip = (of: EnumName, value: string) => <Chip tone={toneOf(of, value)}>{word(of, value)}</Chip>;
    return [
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
        fromWidth: 880,
        render: ({ influence }) => word('influence', influence),
      },
      {
        key: 'status',
        title: t('stakeholders:field.status'),
        width: '88px',
        render: ({ status }) => chip('status', status),
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
            days.instant(lastContactAt).slice(0, 10)
          ),
      },
      {
        key: 'nextDue',
        title: t('stakeholders:field.nextDue'),
        width: '148px',
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
