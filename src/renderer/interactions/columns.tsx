import { ArrowDownOutlined, ArrowUpOutlined, PaperClipOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../lists/useWindow.ts';
import type { Column } from '../lists/WindowTable.tsx';
import { Chip } from '../ui/EnumTag.tsx';
import { useDays } from '../ui/time.tsx';
import styles from './interactions.module.css';

type InteractionRow = RowOf<'interactions.list'>;

/** Columns of the log. */
export function useColumns(): Column<InteractionRow, never>[] {
  const { t } = useTranslation();
  const days = useDays();
  return useMemo(
    () => [
      {
        key: 'at',
        title: t('interactions:field.when'),
        width: '146px',
        render: ({ at }) => (
          <time className={styles.quiet} dateTime={at}>
            {days.instant(at)}
          </time>
        ),
      },
      {
        key: 'channel',
        title: t('interactions:field.channel'),
        width: '116px',
        fromWidth: 620,
        render: ({ channel, direction }) => {
          const Arrow = direction === 'inbound' ? ArrowDownOutlined : ArrowUpOutlined;
          const word = t(`enums:direction.${direction}`);
          return (
            <span className={styles.quiet} title={word}>
              <Arrow aria-label={word} /> {t(`enums:channel.${channel}`)}
            </span>
          );
        },
      },
      {
        key: 'who',
        title: t('interactions:field.who'),
        width: 'minmax(120px, 1.4fr)',
        render: ({ stakeholders }) => (
          <b className={styles.who}>{stakeholders.map(({ name }) => name).join(t('common:comma'))}</b>
        ),
      },
      {
        key: 'purpose',
        title: t('interactions:field.heldFor'),
        width: '124px',
        fromWidth: 900,
        render: ({ purpose }) => purpose !== null && <Chip>{t(`enums:purpose.${purpose}`)}</Chip>,
      },
      {
        key: 'summary',
        title: t('interactions:field.summary'),
        width: 'minmax(0, 2.6fr)',
        render: ({ effective, summary, attachments }) => (
          <>
            {!effective && <Chip tone="warning">{t('interactions:outcome.attempted')}</Chip>}
            {attachments > 0 && (
              <span className={styles.quiet} title={t('interactions:files', { count: attachments })}>
                <PaperClipOutlined /> {attachments}
              </span>
            )}
            <span>{summary}</span>
          </>
        ),
      },
      {
        key: 'owner',
        title: t('common:owner'),
        width: '104px',
        fromWidth: 740,
        render: ({ ownerName }) => <span className={styles.quiet}>{ownerName}</span>,
      },
    ],
    [t, days],
  );
}
