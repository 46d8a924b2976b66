import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../bridge.ts';

export type Signer = OutputOf<'handover.preview'>['signer'];

/** Who signed a pack or a receipt, as far as this vault knows. */
export function SignerNote({ signer: { code, state, knownAs }, name }: { signer: Signer; name: string }) {
  const { t } = useTranslation();
  const words = { code: code ?? '', name, knownAs: knownAs ?? '' };
  switch (state) {
    case 'confirmed':
      return knownAs === name ? (
        <p className="muted">{t('handover:signer.confirmed', words)}</p>
      ) : (
        <Alert type="warning" showIcon title={t('handover:signer.otherName', words)} />
      );
    case 'new':
      return <Alert type="info" showIcon title={t('handover:signer.new', words)} />;
    case 'other-key':
      return <Alert type="error" showIcon title={t('handover:signer.otherKey', words)} />;
    case 'unsigned':
      return <Alert type="warning" showIcon title={t('handover:signer.unsigned', words)} />;
  }
}
