import { describe, expect, it } from 'vitest';
import { FESTIVALS, festivalsBetween } from '../../src/domain/festivals.ts';

describe('festivals of a year', () => {
  it('of 2026', () => {
    const days = Object.fromEntries(
      festivalsBetween('2026-01-01', '2026-12-31').map((f) => [f.festival, f.on]),
    );
    // Holiday decree of the State Council for 2026; Hong Kong Observatory for the lunar days.
    expect(days).toEqual({
      'new-year': '2026-01-01',
      laba: '2026-01-26',
      'new-years-eve': '2026-02-16',
      'spring-festival': '2026-02-17',
      lantern: '2026-03-03',
      'womens-day': '2026-03-08',
      qingming: '2026-04-05',
      'labour-day': '2026-05-01',
      'youth-day': '2026-05-04',
      'childrens-day': '2026-06-01',
      'dragon-boat': '2026-06-19',
      qixi: '2026-08-19',
      'teachers-day': '2026-09-10',
      'mid-autumn': '2026-09-25',
      'national-day': '2026-10-01',
      'double-ninth': '2026-10-18',
      'winter-solstice': '2026-12-22',
      christmas: '2026-12-25',
    });
  });

  it.each([
    ['2024-02-10', 'spring-festival'],
    ['2025-01-29', 'spring-festival'],
    ['2025-01-28', 'new-years-eve'],
    ['2025-10-06', 'mid-autumn'],
    ['2027-02-06', 'spring-festival'],
  ] as const)('%s is %s', (on, festival) => {
    expect(festivalsBetween(on, on)).toContainEqual({ festival, on });
  });

  it('are once in every solar year but for those of the last lunar month', () => {
    const thirtyYears = festivalsBetween('2010-01-01', '2039-12-31');
    const often = (festival: string) => thirtyYears.filter((f) => f.festival === festival).length;
    for (const festival of FESTIVALS) expect(often(festival)).toBeGreaterThanOrEqual(29);
    expect(often('mid-autumn')).toBe(30);
  });

  it('come by day, those asked for only', () => {
    const some = festivalsBetween('2026-01-01', '2027-12-31', ['national-day', 'spring-festival']);
    expect(some.map((f) => f.on)).toEqual(['2026-02-17', '2026-10-01', '2027-02-06', '2027-10-01']);
  });
});
