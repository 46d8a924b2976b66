import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, useAction, useCall } from '../bridge.ts';
import { discardedToast } from './discarded-toast.tsx';
import type { DraftSummary } from './resume.ts';

/** Discards a draft of the list; it can be brought back for a while. */
export function useDiscard(): (draft: DraftSummary) => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const vault = useCall('vault.state', {}).data;
  const vaultId = vault?.state === 'open' ? vault.vaultId : '';
  const save = useAction('drafts.save');
  const discard = useAction('drafts.discard');
  return async ({ id }) => {
    const { savedAt: _, ...draft } = await call('drafts.get', { id });
    if ((await discard.run({ id, vaultId })) === undefined) return;
    discardedToast(message, t, () => void save.run({ ...draft, vaultId }));
  };
}
