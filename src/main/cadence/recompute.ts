import { nextDues } from '../../domain/cadence/due.ts';
import { subjectOn } from '../../domain/cadence/history.ts';
import { addInterval, parseInterval, stepsUntil } from '../../domain/cadence/interval.ts';
import { obligations } from '../../domain/cadence/obligations.ts';
import { policyOn } from '../../domain/cadence/policy.ts';
import { workingDayOnOrBefore } from '../../domain/calendars/calendar.ts';
import { addDays, instantOf } from '../../domain/calendars/days.ts';
import { activeCalendar } from '../calendars/active.ts';
import type { Db } from '../db/open.ts';
import { type Derived, type Moment, markStale } from '../db/stale.ts';
import { claimsMoveAlong } from './claims.ts';
import { type CadenceResult, computedStore } from './computed.ts';
import { type CadenceLog, cadenceLog } from './log.ts';
import { type CadenceRules, cadenceRules } from './rules.ts';

const NOTHING: CadenceResult = { dues: [], obligations: [], lastContactAt: null };

/** Everything that is computed of one stakeholder, from the log alone. */
export function computeCadence(
  log: CadenceLog,
  rules: CadenceRules,
  announce: (day: string) => string,
  { now, today }: Moment,
  row: number,
): CadenceResult {
  const history = log.history(row);
  const subject = history && subjectOn(history, today);
  if (history === null || subject === null) return NOTHING;
  const contacts = log.contacts(row, now);
  const versions = rules.of(row);
  const policy = policyOn(versions, today);
  const dues = policy === null ? [] : nextDues(subject, contacts, policy, today);
  return {
    dues: dues.map((due) => ({ ...due, announceOn: announce(due.dueOn), owner: subject.owner })),
    obligations: obligations(history, contacts, versions, today),
    lastContactAt: contacts.at(-1)?.at ?? null,
  };
}

/** Keeps due dates, obligations and last contacts as the log says. */
export function cadenceDerived(db: Db): Derived {
  const results = computedStore(db);
  const nextContact = db
    .prepare<[number], number>(
      'SELECT at FROM interaction WHERE at > ? AND deleted_at IS NULL ORDER BY at LIMIT 1',
    )
    .pluck();
  /** Since the last computation the zone has changed. */
  let isElsewhere = false;
  return {
    noun: 'cadence',
    recompute(rows, moment) {
      const { zone } = moment;
      const moveClaim = isElsewhere ? claimsMoveAlong(db) : null;
      isElsewhere = false;
      const log = cadenceLog(db, zone);
      const rules = cadenceRules(db, zone);
      const calendar = activeCalendar(db);
      const announce = memo((day: string) => workingDayOnOrBefore(calendar, day));
      const ids = rows === 'all' ? db.prepare<[], number>('SELECT id FROM stakeholder').pluck().all() : rows;
      for (const id of ids) results.put(id, computeCadence(log, rules, announce, moment, id));
      moveClaim?.();
    },
    timePassed(from, to) {
      isElsewhere = from !== null && from.zone !== to.zone;
      markChanged(db, from, to);
    },
    changesAt: (after) => nextContact.get(after) ?? null,
  };
}

/** Marks those whose contacts, due days, history or rules the time has reached. */
function markChanged(db: Db, from: Moment | null, to: Moment): void {
  if (from === null || from.zone !== to.zone || from.today > to.today) {
    markStale(db, 'cadence', 'all');
    return;
  }
  const reached = {
    after: from.today,
    until: to.today,
    since: instantOf(addDays(from.today, 1), '00:00', to.zone),
    before: instantOf(addDays(to.today, 1), '00:00', to.zone),
    // On the same day the clock may have been set back.
    contactsAfter: Math.min(from.now, to.now),
    contactsUntil: Math.max(from.now, to.now),
  };
  if (rulesReached(db, reached)) markStale(db, 'cadence', 'all');
  for (const row of rowsReached(db, reached)) markStale(db, 'cadence', row);
  for (const row of passedDueDays(db, from.today, to.today)) markStale(db, 'cadence', row);
}

/** The days (after, until] with their instants [since, before), and the time that passed, to the millisecond. */
type Reached = {
  after: string;
  until: string;
  since: number;
  before: number;
  contactsAfter: number;
  contactsUntil: number;
};

/** Whether a policy takes effect, or an exception begins or ends. */
const rulesReached = (db: Db, reached: Reached): boolean =>
  db
    .prepare<Reached, number>(
      `SELECT 1 FROM policy WHERE topic = 'cadence' AND deleted_at IS NULL AND effective_from > @after AND effective_from <= @until
       UNION ALL SELECT 1 FROM cadence_exception
         WHERE (created_at >= @since AND created_at < @before) OR (deleted_at >= @since AND deleted_at < @before)`,
    )
    .get(reached) !== undefined;

/** Stakeholders with a contact or a change that was dated in the future until now. */
const rowsReached = (db: Db, reached: Reached): number[] =>
  db
    .prepare<Reached, number>(
      `SELECT stakeholder_id FROM stakeholder_period WHERE from_on > @after AND from_on <= @until AND deleted_at IS NULL
       UNION SELECT id FROM stakeholder WHERE active_from > @after AND active_from <= @until
       UNION SELECT of.stakeholder_id FROM interaction AS i
         JOIN interaction_stakeholder AS of ON of.interaction_id = i.id AND of.deleted_at IS NULL
         WHERE i.at > @contactsAfter AND i.at <= @contactsUntil AND i.deleted_at IS NULL`,
    )
    .pluck()
    .all(reached);

/** Stakeholders for whom one of the due days anchor + k · interval lies in [from, to): it has passed since. */
function passedDueDays(db: Db, from: string, to: string): Set<number> {
  const stakeholders = new Set<number>();
  const rows = db
    .prepare<[string], { stakeholder: number; every: string; anchorOn: string }>(
      'SELECT stakeholder_id AS stakeholder, every, anchor_on AS anchorOn FROM cadence_due WHERE due_on < ?',
    )
    .iterate(to);
  for (const { stakeholder, every, anchorOn } of rows) {
    const interval = parseInterval(every);
    if (!interval.ok) continue;
    if (addInterval(anchorOn, interval.value, stepsUntil(anchorOn, interval.value, from)) < to)
      stakeholders.add(stakeholder);
  }
  return stakeholders;
}

function memo(of: (day: string) => string): (day: string) => string {
  const cache = new Map<string, string>();
  return (day) => {
    const value = cache.get(day) ?? of(day);
    cache.set(day, value);
    return value;
  };
}
