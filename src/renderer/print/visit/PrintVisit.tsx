import { useTranslation } from 'react-i18next';
import { useSettings } from '../../app/settings.ts';
import { useRoute } from '../../route.ts';
import { PrintPage } from '../PrintPage.tsx';
import { useAskedLanguage } from '../text.ts';
import { useVisit } from './useVisit.ts';
import { VisitBrief } from './VisitBrief.tsx';

/** `#/print/visit?id=…`: what to take along on a visit. */
export function PrintVisit() {
  const { query } = useRoute();
  const id = query.get('id') ?? '';
  const language = useAskedLanguage(query);
  const { effectiveZone } = useSettings();
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language);
  const { data, error } = useVisit(id, !query.has('confirmed'));
  const printable = () => {
    if (error !== null) return error;
    if (data === undefined) return undefined;
    const { name, confidentiality } = data.stakeholder;
    if (confidentiality === 'strict' && !query.has('confirmed'))
      return new Error(t('print:visit.strict', { name }));
    return {
      title: t('print:visit.titleOf', { name }),
      fileName: t('print:visit.fileName', { name }),
      language,
      foot: t('print:visit.confidential'),
      body: <VisitBrief visit={data} paper={{ t, language, zone: effectiveZone }} />,
    };
  };
  return <PrintPage printable={printable()} home={`/stakeholders/${id}`} />;
}
