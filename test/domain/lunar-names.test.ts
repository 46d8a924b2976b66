import { expect, test } from 'vitest';
import { lunarDayName, lunarMonthName } from '../../src/domain/lunar-names.ts';

test('lunar days as they are said', () => {
  expect([1, 10, 11, 20, 21, 29, 30].map(lunarDayName)).toEqual([
    '初一',
    '初十',
    '十一',
    '二十',
    '廿一',
    '廿九',
    '三十',
  ]);
  expect([1, 11, 12].map(lunarMonthName)).toEqual(['正月', '冬月', '腊月']);
});
