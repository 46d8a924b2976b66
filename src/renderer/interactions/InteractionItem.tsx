import { ArrowDownOutlined, ArrowUpOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chip, EnumTag } from '../ui/EnumTag.tsx';
import type { InteractionRow } from './filter.ts';
import styles from './interactions.module.css';

type Props = { row: InteractionRow /** `14:30` */; time: string; onOpen(): void };

/** One line of the log. */
export function InteractionItem({ row, time, onOpen }: Props) {
  const { t } = useTranslation();
  const inbound = row.direction === 'inbound';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list item around it takes Enter
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div className={styles.line} onClick={onOpen}>
      <time className={styles.time} dateTime={row.at}>
        {time}
      </time>
      <span className={styles.channel}>
        <Tooltip title={t(`enums:direction.${row.direction}`)}>
          {inbound ? (
            <ArrowDownOutlined aria-label={t('enums:direction.inbound')} />
          ) : (
            <ArrowUpOutlined aria-label={t('enums:direction.outbound')} />
          )}
        </Tooltip>{' '}
        <EnumTag of="channel" value={row.channel} plain />
      </span>
      <span className={styles.who}>
        {row.stakeholders.map(({ name }) => name).join(t('interactions:comma'))}
      </span>
      <span className={styles.summary}>
        {!row.effective && <Chip tone="warning">{t('interactions:outcome.attempted')}</Chip>}
        {row.purpose !== null && <EnumTag of="purpose" value={row.purpose} />}
        <span className={styles.words}>{row.summary}</span>
      </span>
      {row.attachments > 0 ? (
        <span className={styles.files} title={t('interactions:files', { count: row.attachments })}>
          <PaperClipOutlined /> {row.attachments}
        </span>
      ) : (
        <span />
      )}
      <span className={styles.owner}>{row.ownerName}</span>
    </div>
  );
}
