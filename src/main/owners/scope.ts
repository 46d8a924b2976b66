import type { Scope } from '../../contract/today.ts';
import type { OwnerStore } from './store.ts';

/** Owners of a scope: mine, with what is nobody's; everybody's (undefined) where nobody is "me". */
export function ownersOf(owners: OwnerStore, scope: Scope): (string | null)[] | undefined {
  const me = owners.list().find((owner) => owner.me);
  return scope === 'mine' && me !== undefined ? [me.id, null] : undefined;
}
