import { useTranslation } from 'react-i18next';
import { useSettings } from '../../app/settings.ts';
import { useCall } from '../../bridge.ts';
import { useRoute } from '../../route.ts';
import { PrintFrame } from '../PrintFrame.tsx';
import { PrintRefusal } from '../PrintRefusal.tsx';
import { useAskedLanguage } from '../text.ts';
import { PersonDocument } from './PersonDocument.tsx';

/** `#/print/person?id=…`: everything that is held about a person, to be handed to them. */
export function PrintPerson() {
  const { query } = useRoute();
  const language = useAskedLanguage(query);
  const { effectiveZone } = useSettings();
  const { i18n } = useTranslation();
  const { data, error } = useCall('people.record', { id: query.get('id') ?? '' });
  if (error !== null) return <PrintRefusal error={error} />;
  if (data === undefined) return null;
  const t = i18n.getFixedT(language);
  if (data.strict && !query.has('confirmed'))
    return <PrintRefusal error={new Error(t('print:person.strict', { name: data.person.name }))} />;
  const title = t('print:person.titleOf', { name: data.person.name });
  return (
    <PrintFrame title={title} language={language} footer={t('print:visit.confidential')}>
      <PersonDocument record={data} title={title} paper={{ t, language, zone: effectiveZone }} />
    </PrintFrame>
  );
}
