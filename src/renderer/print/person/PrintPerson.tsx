import { useTranslation } from 'react-i18next';
import { useSettings } from '../../app/settings.ts';
import { useCall } from '../../bridge.ts';
import { useRoute } from '../../route.ts';
import { PrintPage } from '../PrintPage.tsx';
import { useAskedLanguage } from '../text.ts';
import { PersonDocument } from './PersonDocument.tsx';

/** `#/print/person?id=…`: everything that is held about a person, to be handed to them. */
export function PrintPerson() {
  const { query } = useRoute();
  const language = useAskedLanguage(query);
  const { effectiveZone } = useSettings();
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language);
  const { data, error } = useCall('people.record', { id: query.get('id') ?? '' });
  const printable = () => {
    if (error !== null) return error;
    if (data === undefined) return undefined;
    const { name } = data.person;
    if (data.strict && !query.has('confirmed')) return new Error(t('print:person.strict', { name }));
    const title = t('print:person.titleOf', { name });
    return {
      title,
      fileName: t('people:recordFile', { name }),
      language,
      foot: t('print:visit.confidential'),
      body: <PersonDocument record={data} title={title} paper={{ t, language, zone: effectiveZone }} />,
    };
  };
  return <PrintPage printable={printable()} home="/people" />;
}
