import { Modal, Progress as ProgressBar } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onEvent, useAction } from '../bridge.ts';

type Report = { jobId: string; done: number; total: number };

/** How far an import is. It can be cancelled at any time, and has then changed nothing. */
export function Progress({ jobId, name }: { jobId: string; name: string }) {
  const { t } = useTranslation();
  const [percent, setPercent] = useState(0);
  const cancel = useAction('jobs.cancel');
  useEffect(
    () =>
      onEvent('job.progress', (payload) => {
        const report = payload as Report;
        if (report.jobId === jobId && report.total > 0)
          setPercent(Math.floor((report.done / report.total) * 100));
      }),
    [jobId],
  );
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t('imports:running.title', { name })}
      okButtonProps={{ hidden: true }}
      cancelText={t('imports:running.cancel')}
      cancelButtonProps={{ loading: cancel.running }}
      onCancel={() => void cancel.run({ jobId })}
    >
      <ProgressBar percent={percent} status="active" aria-label={t('imports:running.title', { name })} />
      <p className="muted">{t('imports:running.hint')}</p>
    </Modal>
  );
}
