import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { TrailList } from './TrailList.tsx';

/** History of one record. */
export function HistoryDrawer({ stakeholderId, close }: { stakeholderId: string; close(): void }) {
  const { t } = useTranslation();
  return (
    <Drawer open size={640} title={t('trail:history')} onClose={close}>
      <TrailList stakeholderId={stakeholderId} />
    </Drawer>
  );
}
