import { finderOf, nameKey } from '../../domain/erasure/finder.ts';
import type { Db } from '../db/open.ts';

/** What is called after those who are erased, and stays. */
export type Kept = {
  /** Longer names in the register: 陈静怡 stays when 陈静 goes. */
  kept: string[];
  /** How many of them are stakeholders called after a person, and may be that person: 王小明（个人）. */
  namesakes: number;
};

export function keptNames(db: Db, people: readonly string[], stakeholders: readonly string[] = []): Kept {
  const named = finderOf({ names: [...people, ...stakeholders] });
  const afterPerson = finderOf({ names: people });
  const erased = new Set([...people, ...stakeholders].map(nameKey));
  const longer = (sql: string) =>
    db
      .prepare<[], string>(sql)
      .pluck()
      .all()
      .filter((name) => named.kindsIn(name).size > 0 && !erased.has(nameKey(name)));
  const companies = longer('SELECT name FROM stakeholder WHERE merged_into IS NULL AND deleted_at IS NOT 0');
  return {
    kept: [
      ...companies,
      ...longer(
        'SELECT name FROM person WHERE deleted_at IS NOT 0 UNION SELECT name FROM owner WHERE deleted_at IS NULL',
      ),
    ],
    namesakes: companies.filter((name) => afterPerson.kindsIn(name).has('name')).length,
  };
}
