import { SaveOutlined } from '@ant-design/icons';
import { Alert, Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeText } from '../attachments/files.ts';
import { type OutputOf, useAction, useCall } from '../bridge.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { InstantText } from '../ui/time.tsx';
import { BackupFolder } from './BackupFolder.tsx';
import css from './backups.module.css';
import { RestoreDialog } from './RestoreDialog.tsx';

type Status = OutputOf<'backups.status'>;
type Backup = Status['backups'][number];

/** Backups of the vault: how the last one went, the list, and restoring one. */
export function BackupSection() {
  const query = useCall('backups.status', {});
  return <Loaded query={query}>{(status) => <Backups status={status} />}</Loaded>;
}

function Backups({ status }: { status: Status }) {
  const { t } = useTranslation();
  const [selected, choose] = useState<Backup | null>(null);
  const run = useAction('backups.run', { done: 'backups:done' });
  const [last] = status.backups;
  const columns: TableColumnsType<Backup> = [
    { title: t('backups:at'), width: 150, render: (_, { at }) => <InstantText at={at} /> },
    { title: t('backups:reason'), width: 130, render: (_, { reason }) => t(`backups:reasons.${reason}`) },
    {
      title: t('backups:holds'),
      render: (_, { rows }) =>
        rows === null
          ? t('backups:holdsUnknown')
          : t('backups:holdsText', { count: rows.stakeholder ?? 0, interactions: rows.interaction ?? 0 }),
    },
    { title: t('backups:size'), width: 90, align: 'end', render: (_, { bytes }) => sizeText(t, bytes) },
    {
      key: 'actions',
      width: 150,
      align: 'end',
      render: (_, backup) => (
        <Button size="small" onClick={() => choose(backup)}>
          {t('backups:preview')}
        </Button>
      ),
    },
  ];
  return (
    <div className={css.section}>
      <p className={css.last}>
        {last === undefined ? (
          t('backups:none')
        ) : (
          <>
            {t('backups:last')} <InstantText at={last.at} />
          </>
        )}
      </p>
      {status.problem !== null && <Alert type="error" showIcon title={status.problem} />}
      <Button
        type="primary"
        icon={<SaveOutlined aria-hidden />}
        loading={run.running}
        onClick={() => void run.run({})}
      >
        {t('backups:run')}
      </Button>
      <BackupFolder folder={status.folder} usual={status.usual} />
      {last !== undefined && (
        <section>
          <h3>{t('backups:list')}</h3>
          <p className="muted">{t('backups:hint')}</p>
          <Table
            rowKey="name"
            size="small"
            columns={columns}
            dataSource={status.backups}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
          />
        </section>
      )}
      {selected !== null && <RestoreDialog backup={selected} close={() => choose(null)} />}
    </div>
  );
}
