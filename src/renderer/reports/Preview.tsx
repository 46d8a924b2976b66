import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/languages.ts';
import { Desk } from '../print/Desk.tsx';
import { type Report, ReportDocument } from '../print/report/ReportDocument.tsx';
import { Sheet } from '../print/Sheet.tsx';

type Props = { report: Report; language: Language; children: ReactNode };

/** What is being written, as it will be printed. */
export function Preview({ report, language, children }: Props) {
  const { t } = useTranslation();
  const bar = (
    <>
      <span>{t('reports:preview')}</span>
      {children}
    </>
  );
  return (
    <Desk label={t('reports:preview')} bar={bar}>
      <Sheet printable={{ language, body: <ReportDocument report={report} language={language} /> }} />
    </Desk>
  );
}
