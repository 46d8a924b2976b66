import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';

/** Public ids of the stakeholders that are strictly confidential: left out of, or unnamed in, what leaves the vault. */
export const strictStakeholders = (db: Db): ReadonlySet<string> =>
  new Set(
    db
      .prepare<[], Buffer>("SELECT uuid FROM stakeholder WHERE confidentiality = 'strict'")
      .pluck()
      .all()
      .map(fromUuid),
  );
