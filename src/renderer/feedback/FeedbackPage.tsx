import { PlusOutlined } from '@ant-design/icons';
import { Button, type InputRef, Skeleton } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResume } from '../drafts/resume.ts';
import { replaceRoute, useRoute } from '../route.ts';
import { useCommand, useShortcut } from '../ui/commands.ts';
import { Empty } from '../ui/Empty.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Failed } from '../ui/Loaded.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { ListWithPanel } from '../ui/SidePanel.tsx';
import { useRovingList } from '../ui/useRovingList.ts';
import { CaseEditor } from './CaseEditor.tsx';
import { CasePanel } from './CasePanel.tsx';
import { FeedbackFilters } from './FeedbackFilters.tsx';
import { FeedbackItem } from './FeedbackItem.tsx';
import styles from './feedback.module.css';
import { isFiltered, NO_FILTER, shownBy } from './queue.ts';
import { useFeedback } from './useFeedback.ts';

type Editing = { id?: string };

/** The queue of open cases by urgency, and the chosen one beside it: `#/feedback/ID`. */
export function FeedbackPage() {
  const { t } = useTranslation();
  const { path, query } = useRoute();
  const shown = path[1];
  const [filter, setFilter] = useState(NO_FILTER);
  const [editing, setEditing] = useState<Editing>();
  const asked = query.has('new');
  useEffect(() => {
    if (!asked) return;
    replaceRoute('/feedback');
    setEditing({});
  }, [asked]);
  useResume('feedback', (id) => setEditing(id === '' ? {} : { id }));
  const search = useRef<InputRef>(null);
  const { rows, total, error, retry, toldAt, more } = useFeedback(filter);

  const show = useCallback((id: string) => replaceRoute(`/feedback/${id}`), []);
  const keys = useMemo(() => rows.map(({ id }) => id), [rows]);
  const roving = useRovingList(keys, show, (id) => {
    // With one open, walking the list opens the next.
    if (shown !== undefined) show(id);
  });
  const close = useCallback(() => {
    replaceRoute('/feedback');
    if (shown !== undefined) roving.focus(shown);
  }, [shown, roving.focus]);
  useShortcut('j', 'feedback-page:keys.next', () => roving.move(1));
  useShortcut('k', 'feedback-page:keys.previous', () => roving.move(-1));
  useShortcut('/', 'feedback-page:filter.search', () => search.current?.focus());
  useCommand({ id: 'feedback.receive', label: 'feedback-page:receive', keys: 'n' }, () => setEditing({}));

  const filtered = isFiltered(filter);
  const list = (
    <>
      {error !== null && <Failed error={error} retry={retry} />}
      {error === null && total === undefined && <Skeleton active paragraph={{ rows: 10 }} />}
      {total === 0 && (
        <Empty
          title={t(`feedback-page:empty.${filtered ? 'nothing' : filter.show}`)}
          hint={t(`feedback-page:empty.${filtered ? 'nothingHint' : `${filter.show}Hint`}`)}
          action={
            filtered ? (
              <Button onClick={() => setFilter({ ...NO_FILTER, show: filter.show })}>
                {t('feedback-page:filter.clear')}
              </Button>
            ) : (
              <Button type="primary" onClick={() => setEditing({})}>
                {t('feedback-page:receive')}
              </Button>
            )
          }
        />
      )}
      <ul className={styles.list} aria-label={t('feedback-page:title')}>
        {rows.map((row) => (
          <li key={row.id} className={styles.row} {...roving.itemProps(row.id)}>
            <FeedbackItem row={row} toldAt={toldAt} chosen={row.id === shown} onOpen={() => show(row.id)} />
          </li>
        ))}
      </ul>
      {more !== undefined && (
        <Button block type="text" onClick={more}>
          {t('common:more')}
        </Button>
      )}
    </>
  );

  return (
    <PageFrame
      title={t('feedback-page:title')}
      aside={total !== undefined && t('feedback-page:total', { count: total })}
      actions={
        <>
          <ExportMenu lists={[{ list: 'feedback', filter: shownBy(filter) }]} />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({})}>
            {t('feedback-page:receive')}
          </Button>
        </>
      }
      toolbar={<FeedbackFilters filter={filter} onChange={setFilter} searchRef={search} />}
      body="fill"
    >
      <ListWithPanel
        list={list}
        panel={
          shown !== undefined && (
            <CasePanel id={shown} onEdit={() => setEditing({ id: shown })} onClose={close} />
          )
        }
      />
      {editing !== undefined && (
        <CaseEditor
          {...editing}
          onClose={() => setEditing(undefined)}
          onSaved={(id) => {
            setEditing(undefined);
            show(id);
          }}
        />
      )}
    </PageFrame>
  );
}
