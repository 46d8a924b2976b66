import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../bridge.ts';
import { useRoute } from '../route.ts';
import { SalvageDialog } from '../welcome/SalvageDialog.tsx';

/** Every page of the database is read once after opening; damage is told, with the ways out, before somebody trips over it. */
export function HealthBanner({ folder }: { folder: string }) {
  const { t } = useTranslation();
  const { path, go } = useRoute();
  const [salvaging, setSalvaging] = useState(false);
  const { data } = useQuery({
    // Of what the vault holds, so that another vault is read anew; once is enough, whatever is set or written meanwhile.
    queryKey: ['health', 'vault.health'],
    queryFn: () => call('vault.health', {}),
    enabled: ({ state }) => state.data === undefined,
    gcTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined || data.sound) return null;
  return (
    <>
      <Alert
        banner
        type="error"
        title={t('welcome:salvage.unsound', { reason: data.reason })}
        action={
          <Space>
            {path.join('/') !== 'settings/backups' && (
              <Button size="small" onClick={() => go('/settings/backups')}>
                {t('welcome:salvage.toBackups')}
              </Button>
            )}
            <Button size="small" onClick={() => setSalvaging(true)}>
              {t('welcome:salvage.run')}…
            </Button>
          </Space>
        }
      />
      {salvaging && <SalvageDialog folder={folder} close={() => setSalvaging(false)} />}
    </>
  );
}
