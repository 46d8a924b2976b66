import type { kpi } from '../../contract/kpi.ts';
import { isIndicator } from '../../domain/kpi/indicators.ts';
import { parsePeriod } from '../../domain/kpi/periods.ts';
import { ok, refuse } from '../../domain/result.ts';
import { activeCalendar } from '../calendars/active.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { boundsOf, type MeasureInput, periodFigures, trend } from './figures.ts';
import { readRows, sayIn } from './rows.ts';
import { DIMENSIONS } from './sources.ts';

/** What is asked at the present moment, for some owners or for all. */
export const measureInput = (
  { db, now, today, zone }: Session,
  ownerIds: readonly (string | null)[] = [],
): MeasureInput => ({ db, now: now(), today: today(), zone: zone(), ownerIds });

/** Indicators of a period, their course, and the rows behind them. */
export function kpiHandlers(session: Session): Handlers<typeof kpi> {
  return {
    'kpi.figures'({ period, ownerIds }) {
      const parsed = parsePeriod(period);
      return parsed.ok
        ? ok(periodFigures(measureInput(session, ownerIds), parsed.value, session.text))
        : parsed;
    },

    'kpi.trend'({ period, count, ownerIds }) {
      const parsed = parsePeriod(period);
      return parsed.ok ? ok(trend(measureInput(session, ownerIds), parsed.value, count)) : parsed;
    },

    'kpi.rows'({ period, indicator, by, ownerIds, offset, limit }) {
      const parsed = parsePeriod(period);
      if (!parsed.ok) return parsed;
      if (!isIndicator(indicator)) return refuse('not-found', 'kpi:error.noIndicator');
      const dimension = DIMENSIONS.find((one) => one === by?.dimension);
      if (by !== undefined && dimension === undefined) return refuse('invalid', 'kpi:error.noDimension');
      const part = by === undefined || dimension === undefined ? undefined : { dimension, key: by.key };
      const bounds = boundsOf(measureInput(session, ownerIds), parsed.value);
      const say = sayIn(session.text, session.zone(), activeCalendar(session.db).zone);
      return ok(readRows(session.db, indicator, part, bounds, { offset, limit }, say));
    },
  };
}
