import { type Message, message } from '../../domain/message.ts';
import { type DueEntry, dueAsOf, dueNow } from '../cadence/as-of.ts';
import { dueView } from '../cadence/explain.ts';
import { cadenceStore } from '../cadence/store.ts';
import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';
import type { MeasureInput } from '../kpi/figures.ts';
import { type Bounds, select } from '../kpi/measure.ts';
import { SOURCES, withNames } from '../kpi/sources.ts';
import type { EvaluationReport } from './store.ts';

type ContactRow = EvaluationReport['overdue'][number];

/** A report is read by people: longer lists are cut, the figures still count all. */
const LONGEST_LIST = 5_000;

/** A due date that may come into the report; explained only if it does. */
type Candidate = { stakeholderId: string; dueOn: string; found(): DueEntry };

/** Due dates by a day as of the last day of the period, or of today, the most urgent first. */
function candidates({ db, now, zone, today }: MeasureInput, asOf: string, by: string): Candidate[] {
  const store = cadenceStore(db);
  if (asOf < today)
    return dueAsOf(db, store, { now, zone }, asOf, by, undefined).map((due) => ({
      stakeholderId: due.of.stakeholderId,
      dueOn: due.item.dueOn,
      found: () => due,
    }));
  const explain = dueNow(db, zone, asOf);
  return store.due({ on: asOf, by }, { offset: 0, limit: -1 }).rows.map((row) => ({
    stakeholderId: row.stakeholderId,
    dueOn: row.due.dueOn,
    found: () => explain(row),
  }));
}

/**
 * Who is overdue at the end of a period, and who was never contacted at all. The latter stand in their own list only, one
 * line each, with the first of their due days.
 */
export function contactLists(
  request: MeasureInput,
  bounds: Bounds,
  text: (message: Message) => string,
): Pick<EvaluationReport, 'overdue' | 'neverContacted'> {
  const { asOf } = bounds.params;
  const never = neverContacted(request.db, bounds);
  const all = candidates(request, asOf, LAST_DAY);
  const firstDue = new Map<string, Candidate>();
  for (const one of all) if (!firstDue.has(one.stakeholderId)) firstDue.set(one.stakeholderId, one);
  return {
    overdue: all
      .filter(({ stakeholderId, dueOn }) => dueOn < asOf && !never.has(stakeholderId))
      .slice(0, LONGEST_LIST)
      .map((one) => dueLine(one.stakeholderId, one.found(), text)),
    neverContacted: [...never.values()].slice(0, LONGEST_LIST).map((one) => {
      const first = firstDue.get(one.id);
      return first === undefined ? lineWithoutCadence(one, text) : dueLine(one.id, first.found(), text);
    }),
  };
}

/** Days end here (contract/values.ts). */
const LAST_DAY = '2199-12-31';

type Never = { id: string; name: string; kind: string; tier: string; ownerName: string | null };

function neverContacted(db: Db, bounds: Bounds): Map<string, Never> {
  const columns = `s.uuid, s.name, a.kind, a.tier,
    (SELECT name FROM owner WHERE owner.id = a.owner_id) AS ownerName`;
  const rows = db
    .prepare<Bounds['params'], Omit<Never, 'id'> & { uuid: Buffer }>(
      select(
        withNames(SOURCES['never-contacted']),
        bounds,
        columns,
        "ORDER BY a.tier = 'general', s.sort_key, s.id",
      ),
    )
    .all(bounds.params);
  return new Map(rows.map(({ uuid, ...rest }) => [fromUuid(uuid), { ...rest, id: fromUuid(uuid) }]));
}

function dueLine(
  stakeholderId: string,
  { of, item, rule }: DueEntry,
  text: (message: Message) => string,
): ContactRow {
  const due = dueView(of, item, rule, text);
  return {
    stakeholderId,
    name: due.name,
    kind: text(message(`enums:stakeholderKind.${due.kind}`)),
    tier: text(message(`enums:tier.${due.tier}`)),
    owner: due.ownerName ?? '',
    rule: due.rule,
    lastContactOn: due.lastContactOn,
    dueOn: due.dueOn,
    daysOverdue: due.daysOverdue,
  };
}

const lineWithoutCadence = (
  { id, name, kind, tier, ownerName }: Never,
  text: (message: Message) => string,
): ContactRow => ({
  stakeholderId: id,
  name,
  kind: text(message(`enums:stakeholderKind.${kind}`)),
  tier: text(message(`enums:tier.${tier}`)),
  owner: ownerName ?? '',
  rule: text(message('cadence:off')),
  lastContactOn: null,
  dueOn: '',
  daysOverdue: 0,
});
