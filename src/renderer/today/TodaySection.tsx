import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { useDays } from '../ui/time.tsx';
import type { RovingList } from '../ui/useRovingList.ts';
import { keyOf, type Section, type TodayItem } from './items.ts';
import { subjectOf } from './snooze.ts';
import { type RowActions, TodayRow } from './TodayRow.tsx';
import styles from './today.module.css';

type Props = {
  section: Section;
  roving: RovingList;
  today: string;
  toldAt: number;
  showOwner: boolean;
  /** Keys of the item whose reasons, and of the one whose snooze menu, are open. */
  explained: string | undefined;
  snoozing: string | undefined;
  actions: RowActions;
  unfold(): void;
};

const wakes = (item: TodayItem) => ('snoozedUntil' in item ? (item.snoozedUntil ?? '') : '');

/** Items that come back by themselves, and can be brought back before. */
function Snoozed({ items }: { items: TodayItem[] }) {
  const { t } = useTranslation();
  const { instant } = useDays();
  const [showsAll, setShowsAll] = useState(false);
  const unsnooze = useAction('reminders.unsnooze', { done: 'today:snooze.undone' });
  if (items.length === 0) return null;

  return (
    <div className={styles.foot}>
      <Button type="link" size="small" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
        {t('today:snoozedCount', { count: items.length })}
      </Button>
      {showsAll && (
        <ul className={styles.list}>
          {items.map((item) => {
            const subject = subjectOf(item);
            return (
              <li key={keyOf(item)} className={styles.line}>
                <span className={styles.words}>
                  {'text' in item ? item.text : 'name' in item ? item.name : ''}
                </span>
                {t('today:snooze.back', { at: instant(wakes(item)) })}
                <Button
                  size="small"
                  onClick={() => {
                    if (subject !== null) void unsnooze.run({ subject });
                  }}
                >
                  {t('today:action.unsnooze')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** A headed list of today's items; nothing when there are none. */
export function TodaySection({ section, roving, explained, snoozing, actions, unfold, ...rest }: Props) {
  const { t } = useTranslation();
  const { name, items, folded, hidden, total } = section;
  if (items.length === 0 && hidden.length === 0) return null;
  const id = `today-${name}`;
  const unsent = total - items.length - folded - hidden.length;

  return (
    <section className={`${styles.section} ${name === 'overdue' ? styles.overdue : ''}`} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{t(`today:section.${name}`)}</h2>
        <span className={styles.count}>{total}</span>
      </div>
      <ul className={styles.list}>
        {items.map((item) => {
          const key = keyOf(item);
          return (
            <li key={key} className={styles.row} {...roving.itemProps(key)}>
              <TodayRow
                {...rest}
                item={item}
                actions={actions}
                explained={explained === key}
                snoozing={snoozing === key}
              />
            </li>
          );
        })}
      </ul>
      {folded > 0 && (
        <div className={styles.foot}>
          <Button type="link" size="small" onClick={unfold}>
            {t('today:unfold', { count: folded + unsent })}
          </Button>
        </div>
      )}
      {folded === 0 && unsent > 0 && <div className={styles.foot}>{t('today:more', { count: unsent })}</div>}
      <Snoozed items={hidden} />
    </section>
  );
}
