import { useTranslation } from 'react-i18next';
import { useSettings } from '../../app/settings.ts';
import { useCall } from '../../bridge.ts';
import { useRoute } from '../../route.ts';
import { PrintFrame } from '../PrintFrame.tsx';
import { PrintRefusal } from '../PrintRefusal.tsx';
import { useAskedLanguage } from '../text.ts';
import { CertificateDocument } from './CertificateDocument.tsx';

/** `#/print/certificate?id=…`: proof of handover and destruction. The vault that it speaks of may be gone. */
export function PrintCertificate() {
  const { query } = useRoute();
  const language = useAskedLanguage(query);
  const { effectiveZone } = useSettings();
  const { i18n } = useTranslation();
  const { data, error } = useCall('handover.certificates', {});
  if (error !== null) return <PrintRefusal error={error} />;
  const certificate = data?.find(({ id }) => id === query.get('id'));
  if (certificate === undefined) return null;
  const t = i18n.getFixedT(language);
  const title = t(`handover:certificate.${certificate.handover === null ? 'titleAlone' : 'title'}`);
  return (
    <PrintFrame title={title} language={language} footer={t('handover:certificate.footer')}>
      <CertificateDocument
        certificate={certificate}
        title={title}
        paper={{ t, language, zone: effectiveZone }}
      />
    </PrintFrame>
  );
}
