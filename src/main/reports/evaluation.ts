import { isOpen, type Period } from '../../domain/kpi/periods.ts';
import { message } from '../../domain/message.ts';
import type { ReportContent } from '../../domain/reports/report.ts';
import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';
import { remembering } from '../cadence/explain.ts';
import { boundsOf, type MeasureInput, periodFigures, trend } from '../kpi/figures.ts';
import { breachesOf } from './breaches.ts';
import { contactLists } from './contacts.ts';
import type { EvaluationReport } from './store.ts';

/** Periods in the trend charts. */
const TREND_PERIODS = 8;

/** The evaluation of a period from the data as they are now. `approvedAt` is the instant of signing, or null for a draft. */
export function evaluate(
  request: MeasureInput,
  period: Period,
  { organisation, preparedBy, measures, signatories, approval }: ReportContent,
  language: Language,
  approvedAt: number | null,
): EvaluationReport {
  const say = remembering((of) => text(language, of));
  const bounds = boundsOf(request, period);
  const figures = periodFigures(request, period, say);
  return {
    period: period.name,
    title: say(message(`reports:heading.${period.kind}`)),
    organisation,
    preparedBy,
    measures,
    signatories,
    state: approvedAt === null ? 'draft' : 'approved',
    approvedAt,
    approvedBy: approval?.by ?? '',
    approvedOn: approval?.on ?? null,
    withoutMeasures: approval?.withoutMeasures ?? false,
    toDate: isOpen(period, request.today) ? request.today : null,
    zone: request.zone,
    figures,
    summary: figures.figures,
    trend: trend(request, period, TREND_PERIODS),
    breaches: breachesOf(request.db, bounds, say),
    ...contactLists(request, bounds, say),
  };
}
