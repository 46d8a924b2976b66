import type { Language } from '../../../i18n/languages.ts';
import type { OutputOf } from '../../bridge.ts';
import { type Paper, usePaper } from '../text.ts';
import { Measures, SignOff } from './Closing.tsx';
import { ContactLists } from './ContactLists.tsx';
import { Cover } from './Cover.tsx';
import css from './report.module.css';
import { Splits } from './Splits.tsx';
import { SummaryTable } from './SummaryTable.tsx';
import { Timeliness } from './Timeliness.tsx';
import { Trends } from './Trends.tsx';

export type Report = OutputOf<'reports.get'>;
export type SectionProps = { report: Report; paper: Paper };

/**
 * The evaluation (S0 §3.5), the same on screen and on paper, from one page to the next as it comes. It says nothing but
 * what the report carries, so that the same report always reads the same.
 */
export function ReportDocument({ report, language }: { report: Report; language: Language }) {
  const paper = usePaper(language, report.zone);
  const props = { report, paper };
  return (
    <article className={css.document} lang={language}>
      <Cover {...props} />
      <SummaryTable {...props} />
      <Trends {...props} />
      <Splits {...props} />
      <Timeliness {...props} />
      <ContactLists {...props} />
      <Measures {...props} />
      <SignOff {...props} />
    </article>
  );
}
