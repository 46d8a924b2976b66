import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Says why something could not be fetched, and offers to try again. */
export function Failed({ error, retry }: { error: Error; retry(): unknown }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      title={t('common:failed')}
      description={error.message}
      action={
        <Button size="small" onClick={() => void retry()}>
          {t('common:retry')}
        </Button>
      }
    />
  );
}

type Props<T> = {
  query: UseQueryResult<T, Error>;
  /** Instead of the usual grey lines. */
  skeleton?: ReactNode;
  children(data: T): ReactNode;
};

/** What was asked for; grey lines until it is there; the reason and a way to retry when it can't be had. */
export function Loaded<T>({ query: { data, error, refetch }, skeleton, children }: Props<T>) {
  if (data !== undefined) return children(data);
  if (error !== null) return <Failed error={error} retry={refetch} />;
  return skeleton ?? <Skeleton active paragraph={{ rows: 6 }} />;
}
