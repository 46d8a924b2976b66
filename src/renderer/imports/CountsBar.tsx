import { useTranslation } from 'react-i18next';
import css from './import.module.css';
import type { Counts } from './source.ts';

const SHOWN = [
  'rows',
  'stakeholdersCreated',
  'stakeholdersUpdated',
  'peopleCreated',
  'peopleUpdated',
  'contactsLogged',
  'unchanged',
  'rejected',
] as const satisfies (keyof Counts)[];

/** What an import does, in figures. */
export function CountsBar({ counts }: { counts: Counts }) {
  const { t } = useTranslation();
  return (
    <dl className={css.counts}>
      {SHOWN.map((name) => (
        <div key={name} data-bad={name === 'rejected' && counts.rejected > 0}>
          <dt>{t(`imports:counts.${name}`)}</dt>
          <dd>{counts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
