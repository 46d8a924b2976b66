import { expect, test } from 'vitest';
import { queryOfView, type View, viewOf } from '../../../src/renderer/stakeholders/filter.ts';

test('an address with nothing in it shows the whole register by name', () => {
  expect(viewOf(new URLSearchParams())).toEqual({ filter: {}, sort: 'name', descending: false });
});

test('an order that nobody knows is that by name', () => {
  expect(viewOf(new URLSearchParams('sort=shoe&desc=1'))).toEqual({
    filter: {},
    sort: 'name',
    descending: true,
  });
});

test('a view survives its address, as views have been saved', () => {
  const view: View = {
    filter: {
      query: '张',
      kinds: ['customer', 'supplier'],
      ownerIds: [null],
      tags: ['core'],
      inactive: 'only',
    },
    sort: 'nextDue',
    descending: true,
  };
  const address =
    'q=%E5%BC%A0&kinds=customer%2Csupplier&ownerIds=none&tag=core&inactive=only&sort=nextDue&desc=1';
  expect(queryOfView(view).toString()).toBe(address);
  expect(viewOf(new URLSearchParams(address))).toEqual(view);
});
