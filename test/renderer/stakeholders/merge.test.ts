import { expect, test } from 'vitest';
import type { Stakeholder } from '../../../src/renderer/stakeholders/form/StakeholderDrawer.tsx';
import { differences, suggested } from '../../../src/renderer/stakeholders/merge/fields.ts';

const base: Stakeholder = {
  id: '0198c5d2-0000-7000-8000-000000000001',
  name: '华东百盛商贸有限公司',
  kind: 'customer',
  tier: 'key',
  influence: 'high',
  interest: 'high',
  status: 'active',
  confidentiality: 'normal',
  ownerId: null,
  ownerName: null,
  tags: [],
  phones: [],
  emails: [],
  website: '',
  address: '',
  industry: '零售',
  preferredChannel: null,
  notes: '',
  activeFrom: '2025-01-01',
  inactive: false,
  createdAt: '2025-01-01T00:00:00Z',
  updatedAt: '2025-01-01T00:00:00Z',
  people: [],
};

test('only what differs is asked about', () => {
  expect(differences(base, { ...base, id: 'other', tier: 'general' })).toEqual(['tier']);
});

test('the one that is kept wins, except where it knows nothing', () => {
  const other: Stakeholder = {
    ...base,
    industry: '批发',
    address: '上海市',
    phones: [{ label: '', value: '021' }],
  };
  expect(suggested(base, other)).toEqual({ industry: 'keep', address: 'other', phones: 'other' });
});
