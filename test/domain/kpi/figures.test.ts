import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  figures,
  type Measurements,
  median,
  parseKpiTargets,
  percentile,
  quotient,
} from '../../../src/domain/kpi/figures.ts';
import { INDICATORS } from '../../../src/domain/kpi/indicators.ts';

const all = (measured: ReturnType<typeof countOf>) =>
  Object.fromEntries(INDICATORS.map(({ id }) => [id, measured])) as Measurements;
const one = (id: string, from: ReturnType<typeof figures>) => from.find((figure) => figure.id === id);

describe('the middle and the ninth tenth', () => {
  it('of an odd and of an even number of values', () => {
    expect(median([1, 4, 9])).toBe(4);
    expect(median([1, 4, 6, 9])).toBe(5);
    expect(median([])).toBeNull();
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9)).toBe(10);
    expect(percentile([7], 0.9)).toBe(7);
    expect(percentile([], 0.9)).toBeNull();
  });

  it('lie among the values, with at least half and nine tenths not above them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const sorted = values.sort((a, b) => a - b);
        const [half, ninth] = [median(sorted) ?? Number.NaN, percentile(sorted, 0.9) ?? Number.NaN];
        expect(sorted.filter((value) => value <= half).length * 2).toBeGreaterThanOrEqual(sorted.length);
        expect(sorted.filter((value) => value <= ninth).length).toBeGreaterThanOrEqual(0.9 * sorted.length);
        expect(sorted).toContain(ninth);
      }),
    );
  });
});

describe('a figure', () => {
  it('is met from its target on, and tells the change', () => {
    const at = (made: number) =>
      one('conflict-resolution', figures(all(quotient(made, 100)), all(quotient(90, 100)), {}));
    expect(at(95)).toMatchObject({ actual: 0.95, target: 0.95, status: 'met', of: { made: 95, total: 100 } });
    expect(at(94)).toMatchObject({ status: 'missed', previous: 0.9 });
    expect(at(94)?.change).toBeCloseTo(0.04);
  });

  it('where less is better is met up to its target', () => {
    const targets = { breaches: 3 };
    expect(one('breaches', figures(all(countOf(3)), all(countOf(5)), targets))).toMatchObject({
      status: 'met',
      change: -2,
    });
    expect(one('breaches', figures(all(countOf(4)), all(countOf(5)), targets))).toMatchObject({
      status: 'missed',
    });
  });

  it('without data or without target says so', () => {
    const none = figures(all(quotient(0, 0)), all(countOf(1)), {});
    expect(none.every(({ status, change }) => status === 'no-data' && change === null)).toBe(true);
    expect(one('breaches', figures(all(countOf(3)), all(countOf(5)), {}))?.status).toBe('no-target');
  });

  it('takes its targets from the policy', () => {
    expect(parseKpiTargets({ targets: { breaches: 3 } })).toEqual({ ok: true, value: { breaches: 3 } });
    expect(parseKpiTargets({ targets: { breaches: 'few' } })).toMatchObject({ ok: false });
    expect(parseKpiTargets(undefined)).toMatchObject({ ok: false });
  });
});
