import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Db } from '../db/open.ts';
import { ownerStore } from '../owners/store.ts';
import { seedPolicies } from '../policies/store.ts';

/** What a new vault holds before anything is entered: the rules of the source documents, and "me". */
export function seedVault(db: Db, now: number, language: Language): void {
  db.transaction(() => {
    seedPolicies(db, now, text(language, { key: 'cadence:coreTag' }));
    const me = text(language, { key: 'vault:me' });
    ownerStore(db).insert({ name: me, department: '', active: true }, now);
  }).immediate();
}
