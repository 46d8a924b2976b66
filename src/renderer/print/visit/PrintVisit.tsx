import { useTranslation } from 'react-i18next';
import { useSettings } from '../../app/settings.ts';
import { useRoute } from '../../route.ts';
import { PrintFrame } from '../PrintFrame.tsx';
import { PrintRefusal } from '../PrintRefusal.tsx';
import { useAskedLanguage } from '../text.ts';
import { useVisit } from './useVisit.ts';
import { VisitBrief } from './VisitBrief.tsx';

/** `#/print/visit?id=…`: one page to take along on a visit. */
export function PrintVisit() {
  const { query } = useRoute();
  const language = useAskedLanguage(query);
  const { effectiveZone } = useSettings();
  const { i18n } = useTranslation();
  const { data, error } = useVisit(query.get('id') ?? '', !query.has('confirmed'));
  if (error !== null) return <PrintRefusal error={error} />;
  if (data === undefined) return null;
  const t = i18n.getFixedT(language);
  const { name, confidentiality } = data.stakeholder;
  if (confidentiality === 'strict' && !query.has('confirmed'))
    return <PrintRefusal error={new Error(t('print:visit.strict', { name }))} />;
  const title = t('print:visit.titleOf', { name });
  return (
    <PrintFrame title={title} language={language} footer={t('print:visit.confidential')}>
      <VisitBrief visit={data} paper={{ t, language, zone: effectiveZone }} />
    </PrintFrame>
  );
}
