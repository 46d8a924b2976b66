import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../bridge.ts';
import { go } from '../route.ts';

/** Every page of the database is read once after opening; damage is told before somebody trips over it. */
export function HealthBanner() {
  const { t } = useTranslation();
  const { data } = useQuery({
    // Of what the vault holds, so that another vault is read anew; once is enough, whatever is set or written meanwhile.
    queryKey: ['health', 'vault.health'],
    queryFn: () => call('vault.health', {}),
    enabled: ({ state }) => state.data === undefined,
    gcTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined || data.sound) return null;
  return (
    <Alert
      banner
      type="error"
      title={t('welcome:salvage.unsound', { reason: data.reason })}
      action={
        <Button size="small" onClick={() => go('/settings/backups')}>
          {t('welcome:salvage.toBackups')}
        </Button>
      }
    />
  );
}
