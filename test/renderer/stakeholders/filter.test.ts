import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CHOICE_NAMES,
  CHOICES,
  conditionsIn,
  queryOfView,
  type View,
  viewOf,
} from '../../../src/renderer/stakeholders/filter.ts';

test('an address with nothing in it shows the whole register by name', () => {
  expect(viewOf(new URLSearchParams())).toEqual({ filter: {}, sort: 'name', descending: false });
});

test('what an address says and nobody understands is left out', () => {
  expect(viewOf(new URLSearchParams('kinds=customer,martian&sort=shoe&inactive=maybe')).filter).toEqual({
    kinds: ['customer'],
  });
});

test('a view survives its address', () => {
  const choices = fc.record(
    Object.fromEntries(
      CHOICE_NAMES.map((name) => [name, fc.subarray<string>([...CHOICES[name]], { minLength: 1 })]),
    ),
    { requiredKeys: [] },
  );
  const others = fc.record(
    {
      query: fc
        .string({ minLength: 1 })
        .map((text) => text.trim())
        .filter(Boolean),
      ownerIds: fc.array(fc.oneof(fc.uuid(), fc.constant(null)), { minLength: 1 }),
      tags: fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
      inactive: fc.constantFrom('show' as const, 'only' as const),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(choices, others, fc.boolean(), (chosen, other, descending) => {
      const view = { filter: { ...chosen, ...other }, sort: 'nextDue', descending } as View;
      expect(viewOf(new URLSearchParams(queryOfView(view).toString()))).toEqual(view);
    }),
  );
});

test('the number on the filter button counts conditions, not the search', () => {
  expect(conditionsIn({ query: '张' })).toBe(0);
  expect(conditionsIn({ query: '张', kinds: ['customer'], tags: [], inactive: 'only' })).toBe(2);
});
