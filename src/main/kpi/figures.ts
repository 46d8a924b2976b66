import type { HandlerOutput } from '../../contract/call.ts';
import type { kpi } from '../../contract/kpi.ts';
import { addDays, instantOf } from '../../domain/calendars/days.ts';
import { figures, type KpiTargets, parseKpiTargets } from '../../domain/kpi/figures.ts';
import { isOpen, lastPeriods, type Period, previous } from '../../domain/kpi/periods.ts';
import { type Message, message } from '../../domain/message.ts';
import type { Db } from '../db/open.ts';
import { policyStore } from '../policies/store.ts';
import type { Bounds, Measuring } from './measure.ts';
import { cachedMeasuring } from './measure-cache.ts';
import type { Dimension } from './sources.ts';

export type PeriodFigures = HandlerOutput<(typeof kpi)['kpi.figures']>;
export type TrendPoint = HandlerOutput<(typeof kpi)['kpi.trend']>[number];

/** The moment at which figures are asked for, and whose: empty for everybody's. */
export type MeasureInput = {
  db: Db;
  now: number;
  today: string;
  zone: string;
  ownerIds: readonly (string | null)[];
};

/** Enumeration (`enums:*`) of each dimension's keys; `kind` is that of stakeholders. */
const LABELS: Record<Dimension, string> = {
  kind: 'stakeholderKind',
  tier: 'tier',
  slot: 'slot',
  priority: 'feedbackPriority',
  channel: 'channel',
};

/** A period's days and instants; an open one ends now. */
export function boundsOf({ now, today, zone, ownerIds }: MeasureInput, { fromOn, toOn }: Period): Bounds {
  const end = instantOf(addDays(toOn, 1), '00:00', zone);
  const params = {
    fromOn,
    asOf: toOn < today ? toOn : today,
    since: instantOf(fromOn, '00:00', zone),
    before: Math.min(end, now + 1),
    now,
  };
  return { params, ownerIds };
}

const MINUTE_MS = 60_000;

/** A period that is over is measured anew only when its data change; an open one, also every minute. */
function measuring(request: MeasureInput, period: Period): Measuring {
  const { db, today, zone, now } = request;
  const moment = isOpen(period, today) ? Math.floor(now / MINUTE_MS) : 'over';
  return cachedMeasuring(db, period.name, `${zone} ${moment}`, boundsOf(request, period));
}

/** Targets in force on a day. */
function targetsOn(db: Db, day: string): KpiTargets {
  const version = policyStore(db)
    .contents('kpi-targets')
    .findLast(({ effectiveFrom }) => effectiveFrom <= day);
  const targets = parseKpiTargets(version?.content);
  return targets.ok ? targets.value : {};
}

/** Every indicator of a period against its targets and the period before, with its parts, in words. */
export function periodFigures(
  request: MeasureInput,
  period: Period,
  text: (message: Message) => string,
): PeriodFigures {
  const { db, today } = request;
  const bounds = boundsOf(request, period);
  const targets = targetsOn(db, bounds.params.asOf);
  const now = measuring(request, period);
  const all = figures(now.figures, measuring(request, previous(period)).figures, targets);
  return {
    period: period.name,
    from: period.fromOn,
    until: period.toOn,
    open: isOpen(period, today),
    figures: all.map(({ source: _, ...figure }) => ({
      ...figure,
      label: text(message(`kpi:indicator.${figure.id}`)),
      formula: text(message(`kpi:formula.${figure.id}`)),
    })),
    breakdowns: now.parts.map(({ id, by, parts }) => ({
      id,
      label: text(message('kpi:breakdown', { id, by })),
      by,
      rows: parts.map(({ key, made, total }) => ({
        key,
        label: text(message(`enums:${LABELS[by]}.${key}`)),
        made,
        total,
        value: total === 0 ? null : made / total,
      })),
    })),
    provisional: isProvisional(db, bounds),
  };
}

/** The values of the last periods, oldest first. */
export function trend(request: MeasureInput, period: Period, count: number): TrendPoint[] {
  return lastPeriods(period, count).map((one) => ({
    period: one.name,
    values: Object.fromEntries(
      Object.entries(measuring(request, one).figures).map(([id, { value }]) => [id, value]),
    ),
  }));
}

/** Whether a clock that ends in the period was computed without a decree of its year's holidays. */
const isProvisional = (db: Db, { params: { since, before } }: Bounds): boolean =>
  db
    .prepare<{ since: number; before: number }, number>(
      `SELECT 1 FROM feedback_clock JOIN feedback ON feedback.id = feedback_id
       WHERE provisional = 1 AND deleted_at IS NULL AND feedback_clock.deadline_at >= @since
         AND feedback_clock.deadline_at < @before LIMIT 1`,
    )
    .get({ since, before }) !== undefined;
