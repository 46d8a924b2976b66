import { periodText } from '../../kpi/period.ts';
import { formatInstant } from '../../ui/days.ts';
import type { SectionProps } from './ReportDocument.tsx';
import css from './report.module.css';

/** Whose evaluation, of what, in which state; and in one sentence how it came out. */
export function Cover({ report, paper: { t, zone } }: SectionProps) {
  const { figures, summary } = report;
  const targeted = summary.filter(({ target, actual }) => target !== null && actual !== null);
  const missed = targeted.filter(({ status }) => status === 'missed').map(({ label }) => label);
  const outcome = {
    total: targeted.length,
    met: targeted.length - missed.length,
    missed: missed.join(t('print:comma')),
  };
  const facts: [string, string][] = [
    ['span', t('kpi:range', { from: figures.from, until: figures.until })],
    ['preparedBy', report.preparedBy || t('print:blank')],
    ['basis', t('print:report.basisText', { zone })],
    [
      'approval',
      report.approvedAt === null
        ? t('print:report.notApproved')
        : [report.approvedBy, report.approvedOn ?? formatInstant(report.approvedAt, zone)]
            .filter(Boolean)
            .join(' · '),
    ],
  ];
  return (
    <header className={css.cover}>
      <p className={css.organisation}>{report.organisation}</p>
      <h1 className={css.title}>{report.title}</h1>
      <p className={css.subtitle}>
        {periodText(report.period, t)}
        <span className={css.state} data-state={report.state}>
          {t(`print:state.${report.state}`)}
        </span>
        {report.toDate !== null && (
          <span className={css.state} data-state="open">
            {t('print:state.toDate', { on: report.toDate })}
          </span>
        )}
      </p>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`print:report.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {targeted.length > 0 && (
        <p className={css.outcome}>
          {t(missed.length === 0 ? 'print:report.allMet' : 'print:report.someMissed', outcome)}
        </p>
      )}
      {figures.provisional && <p className={css.note}>{t('print:report.provisional')}</p>}
    </header>
  );
}
