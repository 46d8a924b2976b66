import { useTranslation } from 'react-i18next';
import { useCall } from '../../bridge.ts';
import { periodText } from '../../kpi/period.ts';
import { useRoute } from '../../route.ts';
import { PrintFrame } from '../PrintFrame.tsx';
import { PrintRefusal } from '../PrintRefusal.tsx';
import { useAskedLanguage } from '../text.ts';
import { ReportDocument } from './ReportDocument.tsx';

/** `#/print/report?period=2026Q3&lang=en`: the evaluation as it goes to paper. */
export function PrintReport() {
  const { query } = useRoute();
  const language = useAskedLanguage(query);
  const { i18n } = useTranslation();
  const { data, error } = useCall('reports.get', {
    period: query.get('period') ?? '',
    language,
    includeStrict: query.get('strict') === '1',
  });
  if (error !== null) return <PrintRefusal error={error} />;
  if (data === undefined) return null;
  const t = i18n.getFixedT(language);
  const title = t('print:report.titleOf', { title: data.title, period: periodText(data.period, t) });
  return (
    <PrintFrame
      title={title}
      language={language}
      footer={[data.organisation, title, t('print:report.confidential')].filter(Boolean).join(' · ')}
    >
      <ReportDocument report={data} language={language} />
    </PrintFrame>
  );
}
