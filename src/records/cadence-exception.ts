import { SLOTS } from '../domain/cadence/slots.ts';
import { created, defineRecord, deleted, ofStakeholder } from './record.ts';

/** How often one stakeholder, or those with a tag, are to be contacted instead. */
export const cadenceException = defineRecord({
  noun: 'cadence',
  scope: 'shared',
  uuid: true,
  key: ['stakeholder_id', 'tag_id', 'slot'],
  fields: {
    stakeholder_id: { ...ofStakeholder, optional: true },
    tag_id: { kind: 'reference', to: 'tag', optional: true, before: null },
    slot: { kind: 'word', of: SLOTS, words: 'slot' },
    every: { kind: 'line', erasure: { none: 'an interval' } },
    note: { kind: 'prose', erasure: 'rewrite' },
    created_at: created,
    deleted_at: deleted,
  },
});
