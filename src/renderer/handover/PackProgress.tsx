import { Progress as Bar, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import css from './handover.module.css';
import type { Progress } from './usePackWork.ts';

/** How far the work on a pack is. Nothing where there is none. */
export function PackProgress({ progress, cancel }: { progress: Progress | null; cancel(): void }) {
  const { t } = useTranslation();
  if (progress === null) return null;
  const label = t(`handover:progress.${progress.phase}`);
  return (
    <div className={css.progress}>
      <span>{label}</span>
      <Bar percent={progress.percent} status="active" aria-label={label} />
      <Button onClick={cancel}>{t('common:cancel')}</Button>
    </div>
  );
}
