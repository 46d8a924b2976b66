import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrailEvent } from '../../domain/trail.ts';
import { type OutputOf, usePages } from '../bridge.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failed } from '../ui/Loaded.tsx';
import { InstantText } from '../ui/time.tsx';
import { EntryChanges } from './EntryChanges.tsx';
import css from './trail.module.css';

type Entry = OutputOf<'trail.list'>['rows'][number];

/** The entries of the trail, latest first: all, or those of one stakeholder. An entry opens field by field. */
export function TrailList({ stakeholderId, events }: { stakeholderId?: string; events?: TrailEvent[] }) {
  const { t } = useTranslation();
  const filter = {
    ...(stakeholderId !== undefined && { stakeholderId }),
    ...(events !== undefined && events.length > 0 && { events }),
  };
  // Everything that is done adds to it.
  const query = usePages('trail.list', { ...filter, limit: 100 }, { noun: 'actions', keepPrevious: true });
  if (query.error !== null) return <Failed error={query.error} retry={query.refetch} />;
  if (query.isPending) return <Skeleton active />;
  if (query.rows.length === 0) return <Empty title={t('trail:empty')} hint={t('trail:emptyHint')} />;
  return (
    <>
      <p className="muted">{t('trail:ofTotal', { count: query.total ?? 0 })}</p>
      <ol className={css.list}>
        {query.rows.map((entry) => (
          <Line key={entry.id} entry={entry} linked={stakeholderId === undefined} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common:showMore')}
        </Button>
      )}
    </>
  );
}

function Line({ entry, linked }: { entry: Entry; linked: boolean }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const { id, at, who, text, changes, about } = entry;
  return (
    <li className={css.entry}>
      <span className={css.number}>#{id}</span>
      <span className={css.at}>
        <InstantText at={at} />
      </span>
      <span className={css.who}>{who}</span>
      <span className={css.text}>
        {text} {linked && about !== null && <a href={`#/stakeholders/${about.id}`}>{about.name}</a>}
      </span>
      {changes > 0 && (
        <Button
          size="small"
          type="link"
          aria-expanded={isShown}
          aria-label={`${t(isShown ? 'trail:hideFields' : 'trail:showFields')} #${id}`}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? 'trail:hideFields' : 'trail:showFields')}
        </Button>
      )}
      {isShown && (
        <div className={css.changes}>
          <EntryChanges id={id} />
        </div>
      )}
    </li>
  );
}
