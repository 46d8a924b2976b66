import { defineRecord, ofStakeholder, removed } from './record.ts';

export const tag = defineRecord({
  noun: 'tags',
  scope: 'shared',
  uuid: 'key',
  key: ['name'],
  calledBy: 'name',
  fields: { name: { kind: 'line', erasure: 'list' }, deleted_at: removed },
});

export const stakeholderTag = defineRecord({
  noun: 'tags',
  scope: 'shared',
  uuid: 'key',
  key: ['stakeholder_id', 'tag_id'],
  link: true,
  fields: { stakeholder_id: ofStakeholder, tag_id: { kind: 'reference', to: 'tag' }, deleted_at: removed },
});
