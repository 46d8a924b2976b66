import { type ReactNode, useEffect, useRef } from 'react';
import css from './ui.module.css';

type Props = {
  title: ReactNode;
  /** Beside the title: a count, a state. */
  aside?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Filters and the like, below the title; they don't scroll. */
  toolbar?: ReactNode;
  /** `fill`: the body does not scroll, its content does (a table). */
  body?: 'scroll' | 'fill';
  children: ReactNode;
};

/** Whether a page was shown before: the first one leaves the focus at the top, where the skip link is. */
let arrived = false;

/** What every page looks like: title and actions above, the rest scrolls. The title takes the focus when one comes from another page. */
export function PageFrame({ title, aside, actions, toolbar, body = 'scroll', children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const first = !arrived;
    arrived = true;
    if (first) return;
    if (document.activeElement === document.body || document.activeElement?.closest('nav') !== null)
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1 ref={heading} tabIndex={-1} className={css.title}>
          {title}
        </h1>
        {aside !== undefined && <div className={css.aside}>{aside}</div>}
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </header>
      {toolbar !== undefined && <div className={css.toolbar}>{toolbar}</div>}
      <div className={body === 'fill' ? css.bodyFill : css.body}>{children}</div>
    </div>
  );
}
