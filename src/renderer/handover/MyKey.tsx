import { CopyOutlined } from '@ant-design/icons';
import { Button, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { useCopy } from '../ui/useCopy.ts';
import css from './handover.module.css';

/** The public key of this vault, as text and as a QR code. */
export function MyKey() {
  const { t } = useTranslation();
  const copy = useCopy();
  const { data } = useCall('handover.key', {});
  if (data === undefined) return null;
  const { recipient, code } = data;
  return (
    <section className={css.block}>
      <h3>{t('handover:key.title')}</h3>
      <p className="muted">{t('handover:key.hint')}</p>
      <div className={css.key}>
        {/* The drawing in it has no name of its own; the text beside it says the same. */}
        <div aria-hidden className={css.qr}>
          <QRCode
            value={recipient}
            type="svg"
            size={120}
            bordered={false}
            color="#000000"
            bgColor="#ffffff"
          />
        </div>
        <div>
          <code className={css.code}>{recipient}</code>
          <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy(recipient)}>
            {t('common:copy')}
          </Button>
        </div>
      </div>
      <p className={css.below}>
        {t('handover:key.code')} <b className={css.mono}>{code}</b>
      </p>
      <p className="muted">{t('handover:key.codeHint')}</p>
    </section>
  );
}
