import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';

/** Offers to let the system's key store remember the passphrase. Shows nothing where the system has none. */
export function KeyStoreOffer() {
  const { t } = useTranslation();
  const { data } = useCall('shell.keyStore', {});
  if (data?.state !== 'available') return null;
  return (
    <Form.Item name="remember" valuePropName="checked" extra={t('welcome:remember.hint')}>
      <Checkbox>{t('welcome:remember.label')}</Checkbox>
    </Form.Item>
  );
}
