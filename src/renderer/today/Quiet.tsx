import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { go } from '../route.ts';
import styles from './today.module.css';

/** Shown when nothing is due: well done, or, in an empty register, where to begin. */
export function Quiet() {
  const { t } = useTranslation();
  const { data } = useCall('stakeholders.list', { limit: 1 });
  const empty = data?.total === 0;

  return (
    <div className={styles.quiet}>
      <CheckCircleOutlined />
      <h2>{t(empty ? 'today:first.title' : 'today:quiet.title')}</h2>
      <p>{t(empty ? 'today:first.hint' : 'today:quiet.hint')}</p>
      {empty && (
        <div>
          <Button type="primary" onClick={() => go('/stakeholders?new')}>
            {t('today:first.register')}
          </Button>{' '}
          <Button onClick={() => go('/import')}>{t('today:first.import')}</Button>
        </div>
      )}
    </div>
  );
}
