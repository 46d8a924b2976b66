import { Alert } from 'antd';
import { useEffect } from 'react';
import { call } from '../bridge.ts';

/** Instead of the paper: why there is nothing to print. Tells the shell, so that nobody waits for it. */
export function PrintRefusal({ error }: { error: Error }) {
  const reason = error.message;
  useEffect(() => {
    void call('shell.printRefused', { reason });
  }, [reason]);
  return <Alert type="error" title={reason} />;
}
