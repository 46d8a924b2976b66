import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Figure } from './format.ts';
import css from './kpi.module.css';

const ICONS = {
  met: CheckCircleFilled,
  missed: CloseCircleFilled,
  'no-target': MinusCircleOutlined,
  'no-data': MinusCircleOutlined,
};

/** Whether a target was reached: an icon and a word, so that it does not hang on the colour. */
export function StatusMark({ status }: { status: Figure['status'] }) {
  const { t } = useTranslation();
  const Icon = ICONS[status];
  return (
    <span className={css.status} data-status={status}>
      <Icon aria-hidden="true" /> {t(`kpi:status.${status}`)}
    </span>
  );
}
