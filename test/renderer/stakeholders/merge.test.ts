import { expect, test } from 'vitest';
import type { Stakeholder } from '../../../src/renderer/stakeholders/form/StakeholderDrawer.tsx';
import { differences, inOrder, suggested } from '../../../src/renderer/stakeholders/merge/fields.ts';

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
  };
  expect(suggested(base, other)).toEqual({ industry: 'keep', address: 'other' });
});

test('the fuller one goes on, of two alike the older one, and none that is inactive', () => {
  const later = { ...base, id: '0198c5d2-0000-7000-8000-000000000002', createdAt: '2026-11-20T00:00:00Z' };
  const order = (one: Stakeholder, two: Stakeholder, happened = [0, 0]) =>
    inOrder([
      { entry: one, happened: happened[0] ?? 0 },
      { entry: two, happened: happened[1] ?? 0 },
    ]).map(({ id }) => id);
  expect(order(later, base)).toEqual([base.id, later.id]);
  expect(order(base, later)).toEqual([base.id, later.id]);
  expect(order(base, { ...later, phones: [{ label: '', value: '021' }] })).toEqual([later.id, base.id]);
  expect(order(base, later, [0, 3])).toEqual([later.id, base.id]);
  expect(order({ ...base, inactive: true }, later, [3, 0])).toEqual([later.id, base.id]);
});
