import { created, defineRecord, removed, updated } from './record.ts';

const none = 'of the organisation, whom no erasure is about';

/** Who is responsible. */
export const owner = defineRecord({
  noun: 'owners',
  scope: 'shared',
  uuid: true,
  calledBy: 'name',
  fields: {
    name: { kind: 'line', erasure: { none } },
    department: { kind: 'line', erasure: { none } },
    active: { kind: 'flag' },
    created_at: created,
    updated_at: updated,
    deleted_at: removed,
  },
});
