import { type ReactNode, useId } from 'react';
import css from './ui.module.css';

type Props = { title: string; aside?: ReactNode; children: ReactNode };

/** A part of a page under its own heading. */
export function Section({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <header className={css.sectionHead}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
