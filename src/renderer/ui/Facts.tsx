import type { ReactNode } from 'react';
import css from './side-panel.module.css';

export type Fact = { label: string; value: ReactNode };

/** Facts as label over value, in as many columns as fit. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
