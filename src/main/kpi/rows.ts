import type { HandlerOutput } from '../../contract/call.ts';
import type { kpi } from '../../contract/kpi.ts';
import { localText } from '../../domain/calendars/days.ts';
import { withZoneNote } from '../../domain/calendars/zone-note.ts';
import { caseNumber } from '../../domain/feedback/terms.ts';
import type { IndicatorId } from '../../domain/kpi/indicators.ts';
import { type Message, message } from '../../domain/message.ts';
import { STRICT_TALK } from '../confidentiality/talks.ts';
import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';
import { type Bounds, select } from './measure.ts';
import { type Dimension, SOURCES, type Source, withNames } from './sources.ts';

type Output = HandlerOutput<(typeof kpi)['kpi.rows']>;
type IndicatorRow = Omit<Output['rows'][number], 'good' | 'strict'>;

/** What is read of each kind of row, and how it is told; `strict`: whether anybody strictly confidential is in it. */
type RowQuery<R> = { columns: string; strict: string; order: string; tell(row: R, say: Say): IndicatorRow };
type Say = {
  text(message: Message): string;
  at(instant: number): string;
  why(reasons: readonly Message[]): string[];
};

type ObligationRow = {
  uuid: Buffer;
  name: string;
  outcome: string;
  slot: string;
  dueOn: string;
  onDay: string;
};
type ClockRow = CaseName & {
  clock: string;
  target: string;
  deadlineAt: number;
  stoppedAt: number | null;
  elapsedMs: number | null;
  breachReason: string;
  why: string;
};
type CaseName = { uuid: Buffer; number: number; name: string | null; kind: string };
type CaseRow = CaseName & {
  state: string;
  receivedAt: number;
  resolvedAt: number | null;
  satisfaction: number | null;
  content: string;
};
type ContactRow = { uuid: Buffer; name: string; at: number; channel: string; summary: string };
type StakeholderRow = {
  uuid: Buffer;
  name: string;
  kind: string;
  tier: string;
  status: string;
  activeFrom: string;
};

const HOUR_MS = 3_600_000;
/** Enough of a long text to know it again. */
const EXCERPT = 120;

const STRICT = "coalesce(s.confidentiality = 'strict', 0)";

const stakeholderRoute = (id: string) => `#/stakeholders/${id}`;
const caseTitle = ({ number, name, kind }: CaseName, { text }: Say) =>
  name === null
    ? text(message('kpi:row.anonymous', { number: caseNumber(number), kind }))
    : text(message('kpi:row.case', { number: caseNumber(number), kind, name }));

const obligations: RowQuery<ObligationRow> = {
  columns: `(SELECT uuid FROM stakeholder WHERE id = o.stakeholder_id) AS uuid,
    (SELECT name FROM stakeholder WHERE id = o.stakeholder_id) AS name,
    o.outcome, o.slot, o.due_on AS dueOn, o.counted_on AS onDay`,
  strict: "(SELECT confidentiality = 'strict' FROM stakeholder WHERE id = o.stakeholder_id)",
  order: 'good, o.counted_on DESC, o.stakeholder_id',
  tell({ uuid, name, outcome, slot, dueOn, onDay }, { text }) {
    const id = fromUuid(uuid);
    const why = message(`kpi:row.why.${outcome}`, { due: dueOn, on: onDay, slot });
    return {
      id,
      title: name,
      on: onDay,
      outcome: text(message(`kpi:row.outcome.${outcome}`)),
      detail: text(message('kpi:row.obligation', { slot, due: dueOn })),
      route: stakeholderRoute(id),
      why: [text(why)],
    };
  },
};

const clocks: RowQuery<ClockRow> = {
  columns: `f.uuid, f.number, s.name, f.kind, c.clock, c.target, c.deadline_at AS deadlineAt, c.stopped_at AS stoppedAt,
    c.elapsed_ms AS elapsedMs, f.breach_reason AS breachReason, c.why`,
  strict: STRICT,
  order: 'good, c.deadline_at DESC, f.id',
  tell(row, say) {
    const { text, at, why } = say;
    const { clock, deadlineAt, stoppedAt, elapsedMs, breachReason } = row;
    const inTime = stoppedAt !== null && stoppedAt <= deadlineAt;
    const hours = elapsedMs === null ? '' : (elapsedMs / HOUR_MS).toFixed(1);
    const detail = text(message('kpi:row.clock', { clock, deadline: at(deadlineAt) }));
    const outcome = inTime ? 'inTime' : stoppedAt === null ? 'running' : 'late';
    return {
      id: fromUuid(row.uuid),
      title: caseTitle(row, say),
      on: at(stoppedAt ?? deadlineAt),
      outcome: text(message(`kpi:row.outcome.${outcome}`, { hours })),
      detail: breachReason === '' || inTime ? detail : `${detail} ${breachReason}`,
      route: `#/feedback/${fromUuid(row.uuid)}`,
      why: why(JSON.parse(row.why) as Message[]),
    };
  },
};

/** @param mark what was measured of each case, where that is a mark */
const cases = (mark = 'NULL'): RowQuery<CaseRow> => ({
  columns: `f.uuid, f.number, s.name, f.kind, f.state, f.received_at AS receivedAt, f.resolved_at AS resolvedAt,
    ${mark} AS satisfaction, f.content`,
  strict: STRICT,
  order: 'good, f.received_at DESC, f.id',
  tell(row, say) {
    const { text, at } = say;
    const { state, satisfaction, receivedAt, resolvedAt } = row;
    const received = message('kpi:row.received', { at: at(receivedAt) });
    const resolved = resolvedAt === null ? [] : [message('kpi:row.resolved', { at: at(resolvedAt) })];
    return {
      id: fromUuid(row.uuid),
      title: caseTitle(row, say),
      on: at(resolvedAt ?? receivedAt),
      outcome: text(
        satisfaction === null
          ? message(`enums:feedbackState.${state}`)
          : message('kpi:row.outcome.satisfaction', { mark: satisfaction }),
      ),
      detail: row.content.slice(0, EXCERPT),
      route: `#/feedback/${fromUuid(row.uuid)}`,
      why: [received, ...resolved].map(text),
    };
  },
});

const contacts: RowQuery<ContactRow> = {
  columns: 's.uuid, s.name, i.at, i.channel, i.summary',
  strict: STRICT_TALK,
  order: 'i.at DESC, i.id, s.id',
  tell({ uuid, name, at, channel, summary }, say) {
    const id = fromUuid(uuid);
    return {
      id,
      title: name,
      on: say.at(at),
      outcome: say.text(message(`enums:channel.${channel}`)),
      detail: summary.slice(0, EXCERPT),
      route: stakeholderRoute(id),
      why: [],
    };
  },
};

const stakeholders: RowQuery<StakeholderRow> = {
  columns: 's.uuid, s.name, a.kind, a.tier, s.status, s.active_from AS activeFrom',
  strict: STRICT,
  order: "good, a.tier = 'general', s.sort_key, s.id",
  tell({ uuid, name, kind, tier, status, activeFrom }, { text }) {
    const id = fromUuid(uuid);
    return {
      id,
      title: name,
      on: activeFrom,
      outcome: text(message(`enums:status.${status}`)),
      detail: text(message('kpi:row.stakeholder', { kind, tier })),
      route: stakeholderRoute(id),
      why: [text(message('kpi:row.activeFrom', { on: activeFrom }))],
    };
  },
};

/** The rows behind an indicator, those against it first; of one part where a dimension is given. */
export function readRows(
  db: Db,
  id: IndicatorId,
  part: { dimension: Dimension; key: string } | undefined,
  bounds: Bounds,
  page: { offset: number; limit: number },
  say: Say,
): Output {
  const source = SOURCES[id];
  const readRows = <R>(telling: RowQuery<R>) => readPage(db, source, telling, part, bounds, page, say);
  switch (source.row) {
    case 'obligation':
      return readRows(obligations);
    case 'clock':
      return readRows(clocks);
    case 'case':
      return readRows(cases(source.value));
    case 'contact':
      return readRows(contacts);
    case 'stakeholder':
      return readRows(stakeholders);
  }
}

function readPage<R>(
  db: Db,
  source: Source,
  { columns, strict, order, tell }: RowQuery<R>,
  part: { dimension: Dimension; key: string } | undefined,
  bounds: Bounds,
  { offset, limit }: { offset: number; limit: number },
  say: Say,
): Output {
  const column = part === undefined ? undefined : source.dimensions[part.dimension];
  const only = column === undefined ? '' : `AND ${column} = @key`;
  const params = { ...bounds.params, key: part?.key ?? null, offset, limit };
  const total = db
    .prepare<typeof params, number>(select(source, bounds, 'count(*)', only))
    .pluck()
    .get(params);
  const rows = db
    .prepare<typeof params, R & { good: number | null; strict: number }>(
      select(
        withNames(source),
        bounds,
        `${source.good} AS good, ${strict} AS strict, ${columns}`,
        `${only} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
      ),
    )
    .all(params);
  return {
    total: total ?? 0,
    rows: rows.map((row) => ({
      ...tell(row, say),
      good: row.good === null ? null : row.good === 1,
      strict: row.strict === 1,
    })),
  };
}

/** @param calendarZone the one in which reasons of clocks tell the time */
export const sayIn = (text: (message: Message) => string, zone: string, calendarZone: string): Say => ({
  text,
  at: (instant) => localText(instant, zone),
  why: (reasons) => withZoneNote(reasons, calendarZone, zone).map(text),
});
