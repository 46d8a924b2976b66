import type { IndicatorId } from '../../domain/kpi/indicators.ts';

/**
 * The rows behind the figures, as SQL. A figure and the rows that it opens are made from the same source, so they cannot
 * disagree. Parameters: days `@fromOn`, `@asOf` (the last day, or today), instants `@since`, `@before`
 * (the present at the latest), `@now`.
 */
export type Source = {
  /** What one row is: decides how it is shown. */
  row: 'obligation' | 'clock' | 'case' | 'contact' | 'stakeholder';
  with?: string;
  from: string;
  /** Joins that only the rows need, for their names. */
  named?: string;
  where: string;
  owner: string;
  /** 1 and 0 count for and against; NULL where a row is neither. */
  good: string;
  /** What is measured of each row, where rows are not just counted. */
  value?: string;
  dimensions: Partial<Record<Dimension, string>>;
};

export const DIMENSIONS = ['kind', 'tier', 'slot', 'priority', 'channel'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

const OBLIGATIONS: Source = {
  row: 'obligation',
  from: 'cadence_obligation AS o',
  where: 'o.counted_on BETWEEN @fromOn AND @asOf',
  owner: 'o.owner_id',
  good: "o.outcome = 'made'",
  dimensions: { kind: 'o.kind', tier: 'o.tier', slot: 'o.slot' },
};

/**
 * Every stakeholder as of the end of a day (the instant `end`). One entered later, but active or contacted before, counts as
 * it was entered.
 */
const asOf = (name: string, day: string, end: string) =>
  `${name} AS MATERIALIZED (
     SELECT p.stakeholder_id AS id, p.kind, p.tier, p.status, p.owner_id, max(p.from_on) AS from_on
     FROM stakeholder_period AS p WHERE p.deleted_at IS NULL AND p.from_on <= ${day} GROUP BY p.stakeholder_id
     UNION ALL
     SELECT p.stakeholder_id, p.kind, p.tier, p.status, p.owner_id, min(p.from_on) AS first_on
     FROM stakeholder_period AS p WHERE p.deleted_at IS NULL GROUP BY p.stakeholder_id
     HAVING first_on > ${day} AND (
       (SELECT active_from FROM stakeholder WHERE id = p.stakeholder_id) <= ${day}
       OR EXISTS (SELECT 1 FROM interaction_stakeholder AS of JOIN interaction AS i ON i.id = of.interaction_id
         WHERE of.stakeholder_id = p.stakeholder_id AND of.deleted_at IS NULL AND i.effective = 1 AND i.deleted_at IS NULL AND i.at < ${end})))`;

/** Active stakeholders as of the period's last day. */
const ACTIVE: Source = {
  row: 'stakeholder',
  with: asOf('a', '@asOf', '@before'),
  from: 'a',
  named: 'JOIN stakeholder AS s ON s.id = a.id',
  // Those merged into another are that other.
  where: "a.status = 'active' AND a.id NOT IN (SELECT id FROM stakeholder WHERE merged_into IS NOT NULL)",
  owner: 'a.owner_id',
  good: 'NULL',
  dimensions: { kind: 'a.kind', tier: 'a.tier' },
};

const NEVER_CONTACTED: Source = {
  ...ACTIVE,
  from: `a LEFT JOIN last_contact AS l ON l.stakeholder_id = a.id`,
  where: `${ACTIVE.where} AND (l.at IS NULL OR (l.at >= @before AND NOT EXISTS (
    SELECT 1 FROM interaction_stakeholder AS of JOIN interaction AS i ON i.id = of.interaction_id
    WHERE of.stakeholder_id = a.id AND of.deleted_at IS NULL AND i.effective = 1 AND i.deleted_at IS NULL AND i.at < @before)))`,
};

/** Customers that were active on the day before the period. */
const RETAINED: Source = {
  ...ACTIVE,
  with: `${asOf('a', "date(@fromOn, '-1 day')", '@since')}, ${asOf('e', '@asOf', '@before')}`,
  from: `a JOIN e ON e.id = a.id`,
  where: `${ACTIVE.where} AND a.kind = 'customer'`,
  good: "e.status = 'active'",
  dimensions: { tier: 'a.tier' },
};

/** Effective contacts of the period with those stakeholders; an interaction with two of them is two contacts. */
const CONTACTS: Source = {
  ...ACTIVE,
  row: 'contact',
  from: `interaction AS i CROSS JOIN interaction_stakeholder AS of ON of.interaction_id = i.id AND of.deleted_at IS NULL
    JOIN a ON a.id = of.stakeholder_id`,
  where: `i.deleted_at IS NULL AND i.at >= @since AND i.at < @before AND i.effective = 1 AND ${ACTIVE.where}`,
  dimensions: { ...ACTIVE.dimensions, channel: 'i.channel' },
};

/** The instant at which a clock was decided: stopped in time, or its deadline passed. A paused clock is undecided. */
const DECIDED_AT = `CASE WHEN c.stopped_at <= c.deadline_at THEN c.stopped_at
  WHEN c.stopped_at IS NOT NULL OR (c.paused = 0 AND c.deadline_at < @now) THEN c.deadline_at END`;

const CASES = 'feedback AS f LEFT JOIN stakeholder AS s ON s.id = f.stakeholder_id';

const clocks = (which: string): Source => ({
  row: 'clock',
  from: `feedback_clock AS c JOIN ${CASES.replace('feedback AS f', 'feedback AS f ON f.id = c.feedback_id')}`,
  where: `f.deleted_at IS NULL AND ${which} AND ${DECIDED_AT} >= @since AND ${DECIDED_AT} < @before`,
  owner: 'f.owner_id',
  good: 'c.stopped_at IS NOT NULL AND c.stopped_at <= c.deadline_at',
  dimensions: { priority: 'f.priority', channel: 'f.channel' },
});

/** First answers given in the period, in hours since receipt. */
const RESPONSES: Source = {
  ...clocks("c.clock = 'first-response'"),
  where: `f.deleted_at IS NULL AND c.clock = 'first-response' AND c.stopped_at >= @since AND c.stopped_at < @before`,
  value: 'c.elapsed_ms / 3600000.0',
};

const cases = (which: string, good: string): Source => ({
  row: 'case',
  from: CASES,
  where: `f.deleted_at IS NULL AND ${which}`,
  owner: 'f.owner_id',
  good,
  dimensions: { priority: 'f.priority', channel: 'f.channel', kind: 's.kind' },
});

/** When the case was resolved, as it stood at the end of the period; null if it was open: a later reopening changes no past. */
const SETTLED_AT = `(SELECT CASE e.event WHEN 'resolve' THEN e.at END FROM feedback_event AS e
  WHERE e.feedback_id = f.id AND e.deleted_at IS NULL AND e.at < @before AND e.event IN ('resolve', 'reopen') ORDER BY e.at DESC, e.uuid DESC LIMIT 1)`;
/** The log is read of those only that are not resolved since before that. */
const OPEN_AT_END = `f.received_at < @before AND (f.resolved_at IS NULL OR f.resolved_at >= @before) AND ${SETTLED_AT} IS NULL`;

/** Whether it was resolved then by doing what was asked for; what was declined is decided, and hasn't landed. */
const LANDED = `(SELECT e.event = 'resolve' AND coalesce(json_extract(e.detail, '$.outcome'), 'landed') = 'landed' FROM feedback_event AS e
  WHERE e.feedback_id = f.id AND e.deleted_at IS NULL AND e.at < @before AND e.event IN ('resolve', 'reopen') ORDER BY e.at DESC, e.uuid DESC LIMIT 1)`;

/** Cases of a kind that were resolved in the period, and those still open at its end. */
const settled = (kind: string, good = `${SETTLED_AT} IS NOT NULL`) =>
  cases(
    `f.kind = '${kind}' AND f.received_at < @before AND coalesce(${SETTLED_AT}, @before) >= @since`,
    good,
  );

/** The entry with which a case was closed, as it stood at the end of the period: a later reopening takes no mark from the past. */
const CLOSED_BY = `feedback_event AS closing ON closing.id = (SELECT e.id FROM feedback_event AS e
  WHERE e.feedback_id = f.id AND e.deleted_at IS NULL AND e.at < @before AND e.event IN ('close', 'reopen') ORDER BY e.at DESC, e.uuid DESC LIMIT 1)`;
const MARK = "json_extract(closing.detail, '$.satisfaction')";

/** Closed in the period with a mark; 4 and 5 are good. */
const satisfactionOf = (which: string): Source => ({
  ...cases(
    `closing.event = 'close' AND closing.at >= @since AND (f.closed_at IS NULL OR f.closed_at >= @since)
     AND ${MARK} IS NOT NULL AND ${which}`,
    `${MARK} >= 4`,
  ),
  from: `${CASES} JOIN ${CLOSED_BY}`,
  value: MARK,
});

export const SOURCES: Record<IndicatorId, Source> = {
  'cadence-compliance': OBLIGATIONS,
  'contacts-per-stakeholder': CONTACTS,
  'never-contacted': NEVER_CONTACTED,
  'first-response-on-time': clocks("c.clock = 'first-response'"),
  'resolution-on-time': clocks("c.clock = 'resolution'"),
  'response-median': RESPONSES,
  'response-p90': RESPONSES,
  'open-feedback': cases(OPEN_AT_END, 'NULL'),
  breaches: { ...clocks('(c.stopped_at IS NULL OR c.stopped_at > c.deadline_at)'), good: '0' },
  satisfaction: satisfactionOf('true'),
  'customer-satisfaction': satisfactionOf("s.kind = 'customer'"),
  'supplier-satisfaction': satisfactionOf("s.kind = 'supplier'"),
  'partner-satisfaction': satisfactionOf("s.kind = 'partner'"),
  'conflict-resolution': settled('conflict'),
  'suggestion-landing': settled('suggestion', `coalesce(${LANDED}, 0)`),
  'requirement-landing-on-time': {
    ...clocks("c.clock = 'resolution' AND f.kind = 'requirement'"),
    good: `c.stopped_at <= c.deadline_at AND coalesce(${LANDED}, 0)`,
  },
  'decision-pass-on': clocks("c.clock = 'first-response' AND f.kind = 'decision'"),
  'customer-retention': RETAINED,
};

/** A source with the names that its rows are told by. */
export const withNames = (source: Source): Source => ({
  ...source,
  from: `${source.from} ${source.named ?? ''}`,
});

/** Whom contacts are counted for. */
export const STAKEHOLDERS = ACTIVE;

/** Figures that are also told by parts. */
export const BREAKDOWNS: readonly (readonly [IndicatorId, Dimension])[] = [
  ['cadence-compliance', 'kind'],
  ['cadence-compliance', 'tier'],
  ['cadence-compliance', 'slot'],
  ['contacts-per-stakeholder', 'kind'],
  ['contacts-per-stakeholder', 'tier'],
  ['contacts-per-stakeholder', 'channel'],
  ['first-response-on-time', 'priority'],
  ['first-response-on-time', 'channel'],
  ['resolution-on-time', 'priority'],
  ['resolution-on-time', 'channel'],
  ['satisfaction', 'kind'],
];
