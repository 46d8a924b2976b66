import { Modal, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useAction, useCall } from '../bridge.ts';
import { useDays } from '../ui/time.tsx';
import css from './backups.module.css';

type Backup = OutputOf<'backups.status'>['backups'][number];
type Difference = OutputOf<'backups.preview'>[number];
const KINDS = ['lost', 'changed', 'back'] as const;

/** Previews what a restore would change, and runs it. */
export function RestoreDialog({ backup: { name, at }, close }: { backup: Backup; close(): void }) {
  const { t } = useTranslation();
  const { instant } = useDays();
  const { data, error } = useCall('backups.preview', { name }, { staleTime: 0, gcTime: 0 });
  const restore = useAction('backups.restore', { done: 'backups:restored' });
  const go = async () => {
    if ((await restore.run({ name })) !== undefined) close();
  };
  const differing = data?.filter((one) => KINDS.some((kind) => one[kind].count > 0)) ?? [];
  return (
    <Modal
      open
      title={t('backups:previewTitle', { at: instant(at) })}
      okText={t('backups:restore')}
      okButtonProps={{ danger: true, loading: restore.running, disabled: data === undefined }}
      cancelText={t('common:cancel')}
      onOk={() => void go()}
      onCancel={close}
    >
      {error !== null && <p role="alert">{error.message}</p>}
      {data === undefined && error === null && <Spin />}
      {data !== undefined && differing.length === 0 && <p>{t('backups:same')}</p>}
      {differing.map((one) => (
        <Differences key={one.table} of={one} />
      ))}
      <p className="muted">{t('backups:safe')}</p>
    </Modal>
  );
}

function Differences({ of }: { of: Difference }) {
  const { t } = useTranslation();
  return (
    <section className={css.difference}>
      <h4>{t(`backups:table.${of.table}`)}</h4>
      {KINDS.filter((kind) => of[kind].count > 0).map((kind) => (
        <p key={kind}>
          {t(`backups:${kind}`, { count: of[kind].count })}
          <span className="muted">
            {' '}
            {of[kind].names.slice(0, 5).join(t('common:comma'))}
            {of[kind].count > 5 && ' …'}
          </span>
        </p>
      ))}
    </section>
  );
}
