import { defineRecord, ofStakeholder } from './record.ts';

export const tag = defineRecord({
  noun: 'tags',
  scope: 'shared',
  key: ['name'],
  calledBy: 'name',
  fields: { name: { kind: 'line', erasure: 'list' } },
});

export const stakeholderTag = defineRecord({
  noun: 'tags',
  scope: 'shared',
  key: ['stakeholder_id', 'tag_id'],
  fields: { stakeholder_id: ofStakeholder, tag_id: { kind: 'reference', to: 'tag' } },
});
