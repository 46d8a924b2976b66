import type { StakeholderFilter } from '../../contract/stakeholders.ts';
import { addDays, daysLeftOfWeek } from '../../domain/calendars/days.ts';
import { searchQuery } from '../../domain/search.ts';
import { ownedBy } from '../db/owned-by.ts';
import { MADE } from '../journal/taken-back.ts';

/** A condition on `stakeholder AS s`, and its parameters in order. */
export type Condition = { sql: string; params: (string | number | Buffer)[] };

const NEXT_DUE = '(SELECT min(due_on) FROM cadence_due WHERE stakeholder_id = s.id)';
const NEVER = 'EXISTS (SELECT 1 FROM cadence_due WHERE stakeholder_id = s.id AND last_contact_on IS NULL)';

/** The filter as SQL. `today` decides what is overdue; weeks end on Sunday. */
export function filterCondition(filter: StakeholderFilter, today: string): Condition {
  const all: Condition[] = [];
  const add = (sql: string, ...params: Condition['params']) => all.push({ sql, params });
  const oneOf = (column: string, values: readonly (string | Buffer)[] | undefined) => {
    if (values?.length) add(`${column} IN (${values.map(() => '?').join(', ')})`, ...values);
  };

  add('s.merged_into IS NULL');
  switch (filter.inactive) {
    case 'only':
      add(`s.deleted_at IS NOT NULL AND s.${MADE}`);
      break;
    case 'show':
      add(`s.${MADE}`);
      break;
    case 'hide':
    case undefined:
      add('s.deleted_at IS NULL');
  }
  oneOf('s.kind', filter.kinds);
  oneOf('s.tier', filter.tiers);
  oneOf('s.influence', filter.influences);
  oneOf('s.interest', filter.interests);
  oneOf('s.status', filter.statuses);
  oneOf('s.confidentiality', filter.confidentialities);
  if (filter.ownerIds?.length) add(ownedBy('s.owner_id', filter.ownerIds));
  if (filter.tags?.length)
    add(
      `s.id IN (SELECT stakeholder_id FROM stakeholder_tag JOIN tag ON tag.id = tag_id
                WHERE stakeholder_tag.deleted_at IS NULL AND tag.name IN (${filter.tags.map(() => '?').join(', ')}))`,
      ...filter.tags,
    );
  if (filter.dueStates?.length) {
    const states = filter.dueStates.map((state) => dueCondition(state, today));
    add(`(${states.map((state) => state.sql).join(' OR ')})`, ...states.flatMap((state) => state.params));
  }
  const query = filter.query === undefined ? null : searchQuery(filter.query);
  if (query !== null)
    add('s.id IN (SELECT rowid FROM stakeholder_search WHERE stakeholder_search MATCH ?)', query);
  else if (filter.query?.trim()) add('false');
  return { sql: all.map(({ sql }) => sql).join(' AND '), params: all.flatMap(({ params }) => params) };
}

type DueState = NonNullable<StakeholderFilter['dueStates']>[number];

function dueCondition(state: DueState, today: string): Condition {
  const sunday = addDays(today, daysLeftOfWeek(today));
  switch (state) {
    case 'overdue':
      return { sql: `${NEXT_DUE} < ?`, params: [today] };
    case 'today':
      return { sql: `${NEXT_DUE} = ?`, params: [today] };
    case 'week':
      return { sql: `${NEXT_DUE} BETWEEN ? AND ?`, params: [today, sunday] };
    case 'later':
      return { sql: `${NEXT_DUE} > ?`, params: [sunday] };
    case 'never-contacted':
      return { sql: NEVER, params: [] };
    case 'none':
      return { sql: `${NEXT_DUE} IS NULL`, params: [] };
  }
}
