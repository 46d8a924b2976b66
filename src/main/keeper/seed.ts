import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';
import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';
import { trailWriter } from '../journal/chain.ts';
import { createJournalTriggers, journaledActions } from '../journal/triggers.ts';
import { trailHead } from '../journal/verify.ts';
import { ownerStore } from '../owners/store.ts';
import { seedPolicies } from '../policies/store.ts';

const CALL = 'vault.create';

/** What a new vault holds before anything is entered: the rules of the source documents, and "me". */
export function seedVault(db: Db, now: number, language: Language): void {
  db.transaction(() => {
    createJournalTriggers(db);
    const actions = journaledActions(db);
    const actionId = actions.open(CALL, now);
    seedPolicies(db, now, text(language, { key: 'cadence:coreTag' }));
    const me = text(language, { key: 'vault:me' });
    ownerStore(db).insert({ name: me, department: '', active: true }, now);
    // A trail begins with what somebody did; one that was there already misses nothing.
    if (trailHead(db).entries === 0) metaOf(db, 'trail_after').set(String(actionId));
    else trailWriter(db)({ event: 'changed', call: CALL, actionId }, now);
    actions.close();
  }).immediate();
}
