import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SLOTS, type Slot } from '../../domain/cadence/slots.ts';
import { daysLeftOfWeek } from '../../domain/calendars/days.ts';
import { useSettings } from '../app/settings.ts';
import { useAction, useCall } from '../bridge.ts';
import { DraftList } from '../drafts/DraftList.tsx';
import { useNow } from '../feedback/LiveClock.tsx';
import { logInteraction } from '../interactions/log/store.ts';
import { go, replaceRoute, useRoute } from '../route.ts';
import { useShortcut } from '../ui/commands.ts';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useRovingList } from '../ui/useRovingList.ts';
import { Counts } from './Counts.tsx';
import { headlineDate } from './days.ts';
import {
  FOLD,
  isQuiet,
  keyOf,
  type Section,
  sectionsOf,
  type TodayAnswer,
  type TodayItem,
  type Unfolded,
} from './items.ts';
import { Quiet } from './Quiet.tsx';
import { useScope } from './scope.ts';
import { subjectOf } from './snooze.ts';
import type { RowActions } from './TodayRow.tsx';
import { TodaySection } from './TodaySection.tsx';
import styles from './today.module.css';

const MINUTE = 60_000;
/** Refetch interval: the day changes and clocks run without an event. */
const ASK_AGAIN = 5 * MINUTE;

/** Sections of the right column; the others stand left. */
const ASIDE = ['feedback', 'coming'];

const hasItems = (sections: Section[], aside: boolean): boolean =>
  sections.some(({ name, total }) => ASIDE.includes(name) === aside && total > 0);

const slotOf = (item: TodayItem): Slot | undefined =>
  item.type === 'contact' ? SLOTS.find((slot) => slot === item.slot) : undefined;

const routeOf = (item: TodayItem): string => {
  switch (item.type) {
    case 'contact':
    case 'next-step':
      return `/stakeholders/${item.stakeholderId}`;
    case 'feedback':
      return `/feedback/${item.id}`;
    case 'coming':
      return item.route;
  }
};

/** The tray and the menu open the form by this address. */
function useLogAddress() {
  const { query } = useRoute();
  const opensLog = query.has('log');
  useEffect(() => {
    if (!opensLog) return;
    replaceRoute('/today');
    logInteraction();
  }, [opensLog]);
}

/** The morning page: whom to contact, what was promised, which feedback runs out of time. */
export function Today() {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { scope, setScope } = useScope();
  const answer = useCall('today.get', { scope }, { keepPrevious: true, refetchInterval: ASK_AGAIN });
  const { data, dataUpdatedAt } = answer;
  const now = useNow(MINUTE);
  const [unfolded, setUnfolded] = useState<Unfolded>({});
  const sections = useMemo(
    () => (data === undefined ? [] : sectionsOf(data, now, unfolded)),
    [data, now, unfolded],
  );
  // The left column first, as the eye goes.
  const items = useMemo(
    () =>
      [false, true].flatMap((aside) =>
        sections.filter(({ name }) => ASIDE.includes(name) === aside).flatMap((section) => section.items),
      ),
    [sections],
  );
  const keys = useMemo(() => items.map(keyOf), [items]);
  const itemOf = (key: string | undefined) => items.find((item) => keyOf(item) === key);
  const roving = useRovingList(keys, (key) => {
    const item = itemOf(key);
    if (item !== undefined) actions.open(item);
  });
  const [explained, setExplained] = useState<string>();
  const [snoozing, setSnoozing] = useState<string>();
  const complete = useAction('nextSteps.complete', { undo: 'today:done.step' });
  useLogAddress();

  const actions: RowActions = {
    open: (item) => go(routeOf(item)),
    log: (item) => {
      const id = item.stakeholderId;
      if (id !== null) logInteraction({ stakeholderIds: [id], slot: slotOf(item) });
    },
    done: (item) => {
      if (item.type === 'next-step') void complete.run({ id: item.id });
      else if (item.type === 'feedback') go(routeOf(item));
      else actions.log(item);
    },
    why: (item) => setExplained((openKey) => (openKey === keyOf(item) ? undefined : keyOf(item))),
    snooze: (item) => {
      if (item === undefined && snoozing !== undefined) roving.focus(snoozing);
      setSnoozing(item !== undefined && subjectOf(item) !== null ? keyOf(item) : undefined);
    },
  };
  const onCurrent = (act: (item: TodayItem) => void) => () => {
    const item = itemOf(roving.current);
    if (item !== undefined) act(item);
  };
  useShortcut('j', 'today:keys.next', () => roving.move(1));
  useShortcut('k', 'today:keys.previous', () => roving.move(-1));
  useShortcut('arrowdown', 'today:keys.next', () => roving.move(1));
  useShortcut('arrowup', 'today:keys.previous', () => roving.move(-1));
  useShortcut('d', 'today:keys.done', onCurrent(actions.done));
  useShortcut('s', 'today:keys.snooze', onCurrent(actions.snooze));
  useShortcut('w', 'today:keys.why', onCurrent(actions.why));
  useShortcut('e', 'today:keys.why', onCurrent(actions.why));
  useShortcut('l', 'today:keys.log', onCurrent(actions.log));
  useShortcut('m', 'today:keys.scope', () => setScope(scope === 'mine' ? 'all' : 'mine'));

  const column = (answer: TodayAnswer, aside: boolean) => (
    <div className={styles.column}>
      {!aside && isQuiet(sections) && <Quiet />}
      {sections
        .filter(({ name }) => ASIDE.includes(name) === aside)
        .map((section) => (
          <TodaySection
            key={section.name}
            section={section}
            roving={roving}
            today={answer.day}
            toldAt={dataUpdatedAt}
            showOwner={scope === 'all'}
            explained={explained}
            snoozing={snoozing}
            actions={actions}
            unfold={() =>
              setUnfolded((before) => ({ ...before, [section.name]: section.items.length + 2 * FOLD }))
            }
          />
        ))}
    </div>
  );

  return (
    <PageFrame
      title={data === undefined ? t('today:title') : t('today:date', headlineDate(data.day, language))}
      aside={data !== undefined && <Counts answer={data} />}
      actions={
        <>
          <Segmented
            aria-label={t('today:scope.label')}
            value={scope}
            onChange={setScope}
            options={[
              { value: 'mine' as const, label: t('today:scope.mine') },
              { value: 'all' as const, label: t('today:scope.all') },
            ]}
          />
          <ExportMenu
            lists={[
              { list: 'due', filter: { scope, ahead: data === undefined ? 0 : daysLeftOfWeek(data.day) } },
            ]}
          />
          <Button type="primary" icon={<EditOutlined />} onClick={() => logInteraction()}>
            {t('today:action.log')}
          </Button>
        </>
      }
    >
      <DraftList />
      <Loaded query={answer}>
        {(loaded) => (
          <div className={styles.columns} data-one={!(hasItems(sections, true) && hasItems(sections, false))}>
            {column(loaded, false)}
            {column(loaded, true)}
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}
