import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addressOf,
  type Conditions,
  countOf,
  type FilterOf,
  filterIn,
  isNarrowed,
} from '../../../src/renderer/lists/filter.ts';

const CONDITIONS = {
  query: { kind: 'text' },
  kinds: { kind: 'words', of: ['customer', 'supplier', 'community'], say: 'enums:stakeholderKind' },
  inactive: { kind: 'word', of: ['hide', 'show', 'only'], say: 'x', usual: 'hide' },
  outcome: { kind: 'word', of: ['all', 'reached'], say: 'x', usual: 'all', pinned: true },
  ownerIds: { kind: 'owners' },
  tags: { kind: 'tags' },
  late: { kind: 'flag' },
  from: { kind: 'day' },
} as const satisfies Conditions;
type Filter = FilterOf<typeof CONDITIONS>;

test('an address with nothing in it narrows nothing', () => {
  expect(filterIn(CONDITIONS, new URLSearchParams())).toEqual({});
  expect(isNarrowed(CONDITIONS, {})).toBe(false);
});

test('what an address says and nobody understands is left out', () => {
  const address = 'kinds=customer,martian&inactive=maybe&outcome=all&late=yes&from=tomorrow&tag=&shoe=9';
  expect(filterIn(CONDITIONS, new URLSearchParams(address))).toEqual({ kinds: ['customer'] });
});

test('a filter survives its address', () => {
  const filter: fc.Arbitrary<Filter> = fc.record(
    {
      query: fc
        .string({ minLength: 1 })
        .map((text) => text.trim())
        .filter(Boolean),
      kinds: fc.subarray([...CONDITIONS.kinds.of], { minLength: 1 }),
      inactive: fc.constantFrom('show' as const, 'only' as const),
      outcome: fc.constant('reached' as const),
      ownerIds: fc.array(fc.oneof(fc.uuid(), fc.constant(null)), { minLength: 1 }),
      tags: fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
      late: fc.constant(true as const),
      from: fc.constantFrom('2026-11-30', '1999-01-01'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(filter, (chosen) => {
      const address = addressOf(CONDITIONS, chosen).toString();
      expect(filterIn(CONDITIONS, new URLSearchParams(address))).toEqual(chosen);
      expect(isNarrowed(CONDITIONS, chosen)).toBe(Object.keys(chosen).length > 0);
    }),
  );
});

test('the number on the filter button counts what is behind it: neither the search nor what stands in the bar', () => {
  expect(countOf(CONDITIONS, { query: '张', outcome: 'reached' })).toBe(0);
  expect(countOf(CONDITIONS, { kinds: ['customer'], tags: [], inactive: 'hide', ownerIds: [null] })).toBe(2);
});
