import { useTranslation } from 'react-i18next';
import { useSettings } from '../../app/settings.ts';
import { useCall } from '../../bridge.ts';
import { useRoute } from '../../route.ts';
import { formatInstant } from '../../ui/days.ts';
import { PrintPage } from '../PrintPage.tsx';
import { useAskedLanguage } from '../text.ts';
import { CertificateDocument } from './CertificateDocument.tsx';

/** `#/print/certificate?id=…`: proof of handover and destruction. The vault that it speaks of may be gone. */
export function PrintCertificate() {
  const { query } = useRoute();
  const language = useAskedLanguage(query);
  const { effectiveZone } = useSettings();
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language);
  const { data, error } = useCall('handover.certificates', {});
  const printable = () => {
    if (error !== null) return error;
    if (data === undefined) return undefined;
    const certificate = data.find(({ id }) => id === query.get('id'));
    if (certificate === undefined) return new Error(t('handover:certificate.unknown'));
    const title = t(`handover:certificate.${certificate.handover === null ? 'titleAlone' : 'title'}`);
    const day = formatInstant(certificate.erasedAt, effectiveZone).slice(0, 10);
    return {
      title,
      fileName: t('handover:certificates.fileName', { day }),
      language,
      foot: t('handover:certificate.footer'),
      body: (
        <CertificateDocument
          certificate={certificate}
          title={title}
          paper={{ t, language, zone: effectiveZone }}
        />
      ),
    };
  };
  return <PrintPage printable={printable()} home="/settings/handover" />;
}
