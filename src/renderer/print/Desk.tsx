import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import css from './desk.module.css';

/** A sheet of A4 and the desk around it, in CSS pixels. */
const SHEET_WIDTH = 794 + 48;

type Props = {
  label: string;
  /** Above the paper: what is chosen for it. */
  bar?: ReactNode;
  /** What stands at the foot of every page. */
  foot?: string;
  children: ReactNode;
};

/** Paper on a desk, as large as there is room for. */
export function Desk({ label, bar, foot, children }: Props) {
  const desk = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState(1);

  useLayoutEffect(() => {
    const element = desk.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setZoom(Math.min(1.25, entry.contentRect.width / SHEET_WIDTH));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={desk} className={css.desk} aria-label={label} tabIndex={0}>
      {bar !== undefined && <div className={css.bar}>{bar}</div>}
      <div className={css.sheet} style={{ zoom }}>
        {children}
        {foot !== undefined && (
          <p className={css.foot} aria-hidden>
            {foot}
          </p>
        )}
      </div>
    </section>
  );
}
