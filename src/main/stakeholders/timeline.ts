import type { HandlerOutput } from '../../contract/call.ts';
import type { stakeholders } from '../../contract/stakeholders.ts';
import { type Message, message } from '../../domain/message.ts';
import { recordOf, TABLES, type Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';
import { belongsTo } from '../records/belonging.ts';
import { pageExpression, routeOf } from '../records/pages.ts';

type Entry = HandlerOutput<(typeof stakeholders)['stakeholders.timeline']>['rows'][number];
type TimelineEntry = {
  tbl: Table;
  uuid: Buffer;
  at: number;
  day: string | null;
  text: string;
  page: string | null;
  what: string | null;
  /** 1, 0 or NULL: effective, done, over. */
  good: number | null;
};

/** What a table says beside its text, and otherwise than its record: expressions. */
const ALSO: Partial<Record<Table, Partial<Record<'at' | 'what' | 'good', string>>>> = {
  interaction: { what: 'channel', good: 'effective' },
  feedback: { what: 'kind', good: "state IN ('resolved', 'closed')" },
  next_step: { at: 'coalesce(done_at, created_at)', what: 'due_on', good: 'done_at IS NOT NULL' },
};

const entriesOf = (table: Table): string => {
  const { timeline, fields } = recordOf(table);
  if (timeline === undefined) return '';
  const { at = timeline.at, what = 'NULL', good = 'NULL' } = ALSO[table] ?? {};
  const isDay = fields[timeline.at]?.kind === 'day';
  return `SELECT '${table}' AS tbl, uuid, ${isDay ? `unixepoch(${at}) * 1000` : at} AS at, ${isDay ? at : 'NULL'} AS day,
      ${timeline.text} AS text, ${what} AS what, ${good} AS good, id FROM ${table} WHERE ${whichOf(table)}`;
};
const whichOf = (table: Table): string =>
  `${belongsTo(table, { stakeholder: '(@row)' }, { live: true })}${'deleted_at' in recordOf(table).fields ? ' AND deleted_at IS NULL' : ''}`;

/** Tables whose rows stand on the timeline of whom they belong to. */
const ON_TIMELINE = TABLES.filter((table) => recordOf(table).timeline !== undefined);

const PAGES = ON_TIMELINE.map((table) => `WHEN '${table}' THEN ${pageExpression(table, 'entry.id')}`).join(
  ' ',
);

/** Everything that happened with a stakeholder, latest first. */
export function stakeholderTimeline(db: Db) {
  const page = db.prepare<{ row: number; limit: number; offset: number }, TimelineEntry>(
    `SELECT *, CASE tbl ${PAGES} END AS page FROM (
       SELECT * FROM (${ON_TIMELINE.map(entriesOf).join(' UNION ALL ')}) ORDER BY at DESC, uuid DESC LIMIT @limit OFFSET @offset) AS entry
     ORDER BY at DESC, uuid DESC`,
  );
  const total = db
    .prepare<{ row: number }, number>(
      `SELECT ${ON_TIMELINE.map((table) => `(SELECT count(*) FROM ${table} WHERE ${whichOf(table)})`).join(' + ')}`,
    )
    .pluck();
  return (row: number, offset: number, limit: number): { rows: TimelineEntry[]; total: number } => ({
    total: total.get({ row }) ?? 0,
    rows: page.all({ row, limit, offset }),
  });
}

/** An entry in the user's language; one of which nothing else is said goes by what its noun is called. */
export function entryOf(row: TimelineEntry, text: (message: Message) => string): Entry {
  const { tbl, uuid, at, day, what, good, page } = row;
  const entry = (title: Message, tone: Entry['tone']): Entry => ({
    type: tbl.replaceAll('_', '-'),
    id: fromUuid(uuid),
    at,
    day,
    title: text(title),
    detail: row.text,
    tone,
    // Whoever sees it is on the stakeholder's page already.
    route: page === null || page.startsWith('stakeholders ') ? null : routeOf(page),
  });
  switch (tbl) {
    case 'interaction':
      return entry(message(`enums:channel.${what}`), good === 1 ? 'normal' : 'warning');
    case 'feedback':
      return entry(message(`enums:feedbackKind.${what}`), good === 1 ? 'good' : 'warning');
    case 'next_step':
      return entry(
        message('stakeholders:timeline.nextStep', { dueOn: what ?? '' }),
        good === 1 ? 'good' : 'normal',
      );
    default:
      return entry(message(`trail:table.${tbl}`), 'normal');
  }
}
