import { describe, expect, it } from 'vitest';
import { monthsOf, yearRanges } from '../../../src/renderer/calendars/months.ts';

describe('the years that a calendar knows', () => {
  it('are told as ranges', () => {
    expect(yearRanges([2004, 2005, 2006, 2010, 2025, 2026])).toEqual(['2004–2006', '2010', '2025–2026']);
    expect(yearRanges([])).toEqual([]);
  });
});

describe('a year to look at', () => {
  it('has the days of its months, in weeks from Monday', () => {
    const months = monthsOf(2028);
    expect(months).toHaveLength(12);
    expect(months[1]?.days).toHaveLength(29);
    // 1 February 2028 is a Tuesday, 1 October a Sunday.
    expect(months[1]?.blanks).toBe(1);
    expect(months[9]?.blanks).toBe(6);
    expect(months.flatMap(({ days }) => days)).toHaveLength(366);
  });
});
