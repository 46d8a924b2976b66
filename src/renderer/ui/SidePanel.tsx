import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './side-panel.module.css';

type Props = {
  title: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** A new value scrolls back to the top: what is shown. */
  shown: string;
  onClose(): void;
  children: ReactNode;
};

/**
 * What the chosen item of a list holds, beside the list and not over it: the list stays in reach of eye and keyboard.
 * Stands right of the list in a {@link ListWithPanel}. Escape closes it.
 */
export function SidePanel({ title, actions, shown, onClose, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item begins at its top
  useEffect(() => {
    body.current?.scrollTo({ top: 0 });
  }, [shown]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const inside = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !inside) onClose();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onClose]);

  return (
    <aside className={css.panel} aria-labelledby={id}>
      <header className={css.head}>
        <h2 id={id}>{title}</h2>
        <div className={css.actions}>
          {actions}
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('common:close')}
            onClick={onClose}
          />
        </div>
      </header>
      <div ref={body} className={css.body}>
        {children}
      </div>
    </aside>
  );
}

/** A list and, when something of it is chosen, the panel beside it. For `PageFrame body="fill"`. */
export function ListWithPanel({ list, panel }: { list: ReactNode; panel: ReactNode }) {
  return (
    <div className={css.both}>
      <div className={css.list}>{list}</div>
      {panel}
    </div>
  );
}
