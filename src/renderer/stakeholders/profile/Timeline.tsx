import { CheckSquareOutlined, CommentOutlined, FileOutlined, MessageOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutputOf, usePages } from '../../bridge.ts';
import { useLogInteraction } from '../../interactions/log/store.ts';
import { Failed } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { DayText, InstantText } from '../../ui/time.tsx';
import css from './profile.module.css';

type Entry = OutputOf<'stakeholders.timeline'>['rows'][number];

const ICONS: Readonly<Record<string, ReactNode>> = {
  interaction: <MessageOutlined aria-hidden />,
  feedback: <CommentOutlined aria-hidden />,
  'next-step': <CheckSquareOutlined aria-hidden />,
};

function Title({ entry: { type, id, title, route } }: { entry: Entry }) {
  const edit = useLogInteraction((state) => state.edit);
  if (type === 'interaction')
    return (
      <button type="button" className={css.link} onClick={() => edit(id)}>
        {title}
      </button>
    );
  return route === null ? <span>{title}</span> : <a href={route}>{title}</a>;
}

/** Everything that happened with a stakeholder, latest first. */
export function Timeline({ id }: { id: string }) {
  const { t } = useTranslation();
  const timeline = usePages('stakeholders.timeline', { id, limit: 50 });
  const entries = timeline.rows;
  return (
    <Section title={t('stakeholders:profile.timeline')}>
      {timeline.error !== null && <Failed error={timeline.error} retry={timeline.refetch} />}
      {timeline.isPending && <Skeleton active />}
      {timeline.isSuccess && entries.length === 0 && (
        <p className="muted">{t('stakeholders:profile.noTimeline')}</p>
      )}
      <ol className={css.timeline}>
        {entries.map((entry) => (
          <li key={`${entry.type} ${entry.id}`} data-tone={entry.tone}>
            <span className={css.mark} aria-hidden>
              {ICONS[entry.type] ?? <FileOutlined aria-hidden />}
            </span>
            <div>
              <div className={css.entryHead}>
                <Title entry={entry} />
                <span className="muted">
                  {entry.day === null ? <InstantText at={entry.at} /> : <DayText day={entry.day} />}
                </span>
              </div>
              {entry.detail !== '' && <p className={css.detail}>{entry.detail}</p>}
            </div>
          </li>
        ))}
      </ol>
      {timeline.hasNextPage && (
        <Button block loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t('common:showMore')}
        </Button>
      )}
    </Section>
  );
}
