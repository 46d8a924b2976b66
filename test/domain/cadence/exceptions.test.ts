import { expect, it } from 'vitest';
import { withExceptions } from '../../../src/domain/cadence/exceptions.ts';
import { type CadenceRule, policyOn } from '../../../src/domain/cadence/policy.ts';

const rule = (id: string): CadenceRule => ({ id, slot: 'any', every: { n: 1, unit: 'month' } });
const version = (effectiveFrom: string, id: string) => ({
  effectiveFrom,
  policy: { rules: [rule(id)], organisationObligations: [] },
});

it('an exception holds from its day until the day it ends, over a change of policy', () => {
  const versions = withExceptions(
    [version('1900-01-01', 'old'), version('2026-03-01', 'new')],
    [{ rule: rule('own'), fromOn: '2026-02-01', untilOn: '2026-04-01' }],
  );
  const ids = (day: string) => policyOn(versions, day)?.rules.map(({ id }) => id);
  expect(ids('2026-01-31')).toEqual(['old']);
  expect(ids('2026-02-01')).toEqual(['old', 'own']);
  expect(ids('2026-03-01')).toEqual(['new', 'own']);
  expect(ids('2026-03-31')).toEqual(['new', 'own']);
  expect(ids('2026-04-01')).toEqual(['new']);
});

it('one that ended on the day it began never held', () => {
  const day = '2026-02-01';
  const exception = { rule: rule('own'), fromOn: day, untilOn: day };
  const versions = withExceptions([version('1900-01-01', 'old')], [exception]);
  expect(policyOn(versions, day)?.rules).toHaveLength(1);
});
