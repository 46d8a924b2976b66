import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../bridge.ts';
import { go } from '../../route.ts';
import { StakeholderLink } from '../../ui/StakeholderLink.tsx';
import css from './profile.module.css';

/** Points out others that look like this one, and leads to merging. */
export function Duplicates({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: duplicates = [] } = useCall('stakeholders.duplicates', { id });
  if (duplicates.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      className={css.banner ?? ''}
      title={
        <>
          <strong>{t('stakeholders:merge.found')}</strong>
          <ul className={css.lines}>
            {duplicates.map(({ id: otherId, name, by }) => (
              <li key={otherId} className={css.line}>
                <span className={css.lineMain}>
                  <StakeholderLink id={otherId} name={name} />{' '}
                  <span className="muted">
                    {by.map((reason) => t(`stakeholders:merge.by.${reason}`)).join(t('common:comma'))}
                  </span>
                </span>
                <Button size="small" onClick={() => go(`/stakeholders/${id}/merge?with=${otherId}`)}>
                  {t('stakeholders:merge.compare')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
