import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../route.ts';
import { Empty } from '../ui/Empty.tsx';

/** An address that no page answers for. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty
      title={t('common:notFound.title')}
      hint={t('common:notFound.hint')}
      action={
        <Button type="primary" onClick={() => go('/today')}>
          {t('common:notFound.action')}
        </Button>
      }
    />
  );
}
