import type { reports } from '../../contract/reports.ts';
import { isOpen, lastPeriods, type Period, parsePeriod, periodOf } from '../../domain/kpi/periods.ts';
import { message } from '../../domain/message.ts';
import { approved, edited, newContent, type Report } from '../../domain/reports/report.ts';
import { ok } from '../../domain/result.ts';
import { text } from '../../i18n/index.ts';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';
import { strictStakeholders } from '../confidentiality/stakeholders.ts';
import type { Handlers } from '../ipc/serve.ts';
import { measureInput } from '../kpi/handlers.ts';
import { introductionStore } from '../owners/introduction.ts';
import type { Session } from '../session/session.ts';
import { evaluate } from './evaluation.ts';
import { type EvaluationReport, reportStore, type Snapshot } from './store.ts';
import { withoutStrict } from './strict.ts';

/** Ten years of quarters are listed; any other period can still be asked for. */
const MOST_QUARTERS = 40;

/** The evaluation: drafted, signed, frozen. */
export function reportHandlers(session: Session): Handlers<typeof reports> {
  const store = reportStore(session.db);
  const introductions = introductionStore(session.db);
  const { now, today } = session;
  /** What was saved for a period, or a draft that nobody has written into yet. */
  const reportOf = ({ name }: Period): Report<Snapshot> =>
    store.find(name) ?? {
      state: 'draft',
      content: newContent(store.lastContent(), store.myName(), introductions.get().organisation),
    };

  /** With the names of the strictly confidential, or without. */
  const forReader = (whole: EvaluationReport, language: Language, includeStrict: boolean) => {
    const instead = includeStrict ? null : text(language, message('reports:strict'));
    return withoutStrict(whole, strictStakeholders(session.db), instead);
  };

  return {
    'reports.list'() {
      const approvedAtByPeriod = new Map(store.list().map(({ period, approvedAt }) => [period, approvedAt]));
      const first = store.firstDay();
      const quarters =
        first === null
          ? []
          : lastPeriods(periodOf('quarter', today()), MOST_QUARTERS).filter(({ toOn }) => toOn >= first);
      const others = [...approvedAtByPeriod.keys()].flatMap((name) => {
        const parsed = parsePeriod(name);
        return parsed.ok && !quarters.some((quarter) => quarter.name === name) ? [parsed.value] : [];
      });
      const periods = [...quarters, ...others].sort((a, b) => b.toOn.localeCompare(a.toOn));
      return ok(
        periods.map((period) => {
          const approvedAt = approvedAtByPeriod.get(period.name);
          const state = approvedAt === undefined ? 'none' : approvedAt === null ? 'draft' : 'approved';
          const open = isOpen(period, today());
          return { period: period.name, state, open, approvedAt: approvedAt ?? null };
        }),
      );
    },

    'reports.get'({ period, language = session.language(), includeStrict }) {
      const parsed = parsePeriod(period);
      if (!parsed.ok) return parsed;
      const report = reportOf(parsed.value);
      switch (report.state) {
        case 'approved':
          return ok(forReader(report.snapshot[language], language, includeStrict));
        case 'draft':
          return ok(
            forReader(
              evaluate(measureInput(session), parsed.value, report.content, language, null),
              language,
              includeStrict,
            ),
          );
      }
    },

    'reports.save'({ period, ...changes }) {
      const parsed = parsePeriod(period);
      if (!parsed.ok) return parsed;
      const content = edited(reportOf(parsed.value), changes);
      if (!content.ok) return content;
      store.save(period, { state: 'draft', content: content.value }, now());
      return ok({});
    },

    'reports.approve'({ period, approvedBy: by, approvedOn: on, withoutMeasures }) {
      const parsed = parsePeriod(period);
      if (!parsed.ok) return parsed;
      const report = reportOf(parsed.value);
      const content = approved(report, parsed.value, today(), { by, on, withoutMeasures });
      if (!content.ok) return content;
      const approvedAt = now();
      const request = measureInput(session);
      const snapshot = Object.fromEntries(
        LANGUAGES.map((language) => [
          language,
          evaluate(request, parsed.value, content.value, language, approvedAt),
        ]),
      ) as Snapshot;
      store.save(period, { state: 'approved', content: content.value, approvedAt, snapshot }, approvedAt);
      return ok({});
    },
  };
}
