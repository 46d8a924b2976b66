import { useTranslation } from 'react-i18next';
import { useCall } from '../../bridge.ts';
import { periodText } from '../../kpi/period.ts';
import { useRoute } from '../../route.ts';
import { PrintPage } from '../PrintPage.tsx';
import { useAskedLanguage } from '../text.ts';
import { ReportDocument } from './ReportDocument.tsx';

/** `#/print/report?period=2026Q3&lang=en`: the evaluation as it goes to paper. */
export function PrintReport() {
  const { query } = useRoute();
  const period = query.get('period') ?? '';
  const language = useAskedLanguage(query);
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language);
  const { data, error } = useCall('reports.get', {
    period,
    language,
    includeStrict: query.get('strict') === '1',
  });
  const printable = () => {
    if (error !== null) return error;
    if (data === undefined) return undefined;
    const title = t('print:report.titleOf', { title: data.title, period: periodText(data.period, t) });
    return {
      title,
      fileName: t('reports:fileName', { period }),
      language,
      foot: [data.organisation, title, t('print:report.confidential')].filter(Boolean).join(' · '),
      body: <ReportDocument report={data} language={language} />,
    };
  };
  return <PrintPage printable={printable()} home={`/reports/${period}`} />;
}
