import { InboxOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import css from './ui.module.css';

type Props = {
  title: string;
  /** What to do. */
  hint?: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
  icon?: ReactNode;
};

/** Says that there is nothing here, and what to do about it. */
export function Empty({ title, hint, action, icon = <InboxOutlined aria-hidden /> }: Props) {
  return (
    <div className={css.empty}>
      <span className={css.emptyIcon} aria-hidden>
        {icon}
      </span>
      <strong>{title}</strong>
      {hint !== undefined && <p className="muted">{hint}</p>}
      {action}
    </div>
  );
}
