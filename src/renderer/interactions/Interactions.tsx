import { EditOutlined } from '@ant-design/icons';
import { Button, type InputRef, Skeleton } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replaceRoute, useRoute } from '../route.ts';
import { useShortcut } from '../ui/commands.ts';
import { Empty } from '../ui/Empty.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Failed } from '../ui/Loaded.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { ListWithPanel } from '../ui/SidePanel.tsx';
import { useDays } from '../ui/time.tsx';
import { useDebounced } from '../ui/useDebounced.ts';
import { useRovingList } from '../ui/useRovingList.ts';
import { byDay, NO_FILTER, wantedBy } from './filter.ts';
import { InteractionFilters } from './InteractionFilters.tsx';
import { InteractionItem } from './InteractionItem.tsx';
import { InteractionPanel } from './InteractionPanel.tsx';
import styles from './interactions.module.css';
import { logInteraction, useLogInteraction } from './log/store.ts';
import { useInteractionLog } from './useInteractionLog.ts';
import { useRemoveInteraction } from './useRemoveInteraction.ts';

/** Calls `reached` when the end of the list comes near the view. */
function End({ reached }: { reached(): void }) {
  const mark = useRef<HTMLDivElement>(null);
  const latest = useRef(reached);
  useEffect(() => {
    latest.current = reached;
  });
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) latest.current();
      },
      { rootMargin: '600px' },
    );
    if (mark.current !== null) observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={mark} />;
}

/** The log of all interactions, searchable, by days. `#/interactions/ID` shows one of them. */
export function Interactions() {
  const { t } = useTranslation();
  const { day, instant, zone } = useDays();
  const { path } = useRoute();
  const shown = path[1];
  const [filter, setFilter] = useState(NO_FILTER);
  const search = useRef<InputRef>(null);
  const log = useInteractionLog(useDebounced(filter, 150), zone);
  const { rows } = log;
  const groups = useMemo(() => byDay(rows, zone), [rows, zone]);
  const remove = useRemoveInteraction();

  const show = useCallback((id: string) => replaceRoute(`/interactions/${id}`), []);
  const keys = useMemo(() => rows.map(({ id }) => id), [rows]);
  const roving = useRovingList(keys, show, (id) => {
    // With one open, walking the list opens the next.
    if (shown !== undefined) show(id);
  });
  const close = useCallback(() => {
    replaceRoute('/interactions');
    if (shown !== undefined) roving.focus(shown);
  }, [shown, roving.focus]);
  const onCurrent = (act: (id: string) => void) => () => {
    if (roving.current !== undefined) act(roving.current);
  };
  useShortcut('j', 'interactions:keys.next', () => roving.move(1));
  useShortcut('k', 'interactions:keys.previous', () => roving.move(-1));
  useShortcut('/', 'interactions:keys.search', () => search.current?.focus());
  useShortcut('e', 'interactions:keys.edit', onCurrent(useLogInteraction.getState().edit));
  useShortcut(
    'delete',
    'interactions:keys.remove',
    onCurrent((id) => void remove(id)),
  );

  const list = (
    <>
      {log.error !== null && <Failed error={log.error} retry={log.refetch} />}
      {log.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {log.isSuccess && rows.length === 0 && (
        <Empty
          title={t(filter === NO_FILTER ? 'interactions:empty.title' : 'interactions:empty.nothing')}
          hint={t(filter === NO_FILTER ? 'interactions:empty.hint' : 'interactions:empty.nothingHint')}
          action={
            filter === NO_FILTER ? (
              <Button type="primary" onClick={() => logInteraction()}>
                {t('interactions:log.command')}
              </Button>
            ) : (
              <Button onClick={() => setFilter(NO_FILTER)}>{t('interactions:filter.clear')}</Button>
            )
          }
        />
      )}
      {groups.map(({ on, rows: ofDay }) => (
        <section key={on} className={styles.day}>
          <h2>{day(on)}</h2>
          <ul>
            {ofDay.map((row) => (
              <li
                key={row.id}
                className={styles.row}
                data-chosen={row.id === shown}
                {...roving.itemProps(row.id)}
              >
                <InteractionItem row={row} time={instant(row.at).slice(11)} onOpen={() => show(row.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {log.hasNextPage && !log.isFetching && (
        <End key={rows.length} reached={() => void log.fetchNextPage()} />
      )}
    </>
  );

  return (
    <PageFrame
      title={t('interactions:title')}
      aside={log.total !== undefined && t('interactions:total', { count: log.total })}
      actions={
        <>
          <ExportMenu lists={[{ list: 'interactions', filter: wantedBy(filter, zone) }]} />
          <Button type="primary" icon={<EditOutlined />} onClick={() => logInteraction()}>
            {t('interactions:log.command')}
          </Button>
        </>
      }
      toolbar={<InteractionFilters filter={filter} onChange={setFilter} searchRef={search} />}
      body="fill"
    >
      <ListWithPanel
        list={list}
        panel={shown !== undefined && <InteractionPanel id={shown} onClose={close} />}
      />
    </PageFrame>
  );
}
