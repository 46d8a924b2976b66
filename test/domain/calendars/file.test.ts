import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCalendarJson, readCalendar } from '../../../src/domain/calendars/file.ts';

const office = { zone: 'Asia/Shanghai', hours: { mon: [['09:00', '18:00']] }, holidays: [], workdays: [] };
const refusal = (value: unknown) => {
  const read = readCalendar(value);
  return read.ok ? undefined : read.error.message;
};

describe('a JSON calendar', () => {
  test('reads as it is documented', () => {
    const read = parseCalendarJson(
      `\uFEFF{"zone":"Asia/Shanghai","hours":{"mon":[["09:00","12:00"],["13:30","18:00"]],"sun":[["00:00","24:00"]]},
        "holidays":["2026-10-01"],"workdays":["2026-10-10"]}`,
    );
    expect(read).toMatchObject({
      ok: true,
      value: { holidays: [{ day: '2026-10-01' }], years: [], statutory: null },
    });
  });

  test.each([
    [{ ...office, zone: 'Nowhere/Land' }, 'zone'],
    [{ ...office, hours: { mon: [['18:00', '09:00']] } }, 'hours.mon'],
    [{ ...office, hours: { mon: [['09:00', '09:00']] } }, 'hours.mon'],
    [
      {
        ...office,
        hours: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '18:00'],
          ],
        },
      },
      'hours.mon',
    ],
    [
      {
        ...office,
        hours: {
          mon: [
            ['13:00', '18:00'],
            ['09:00', '12:00'],
          ],
        },
      },
      'hours.mon',
    ],
    [{ ...office, hours: { mon: [['24:00', '24:00']] } }, 'hours.mon'],
    [{ ...office, hours: { mon: [['9:00', '25:00']] } }, 'hours.mon.0.0'],
    [{ ...office, hours: { monday: [['09:00', '18:00']] } }, 'hours'],
    [{ ...office, holidays: ['2026-02-30'] }, 'holidays.0'],
    [{ ...office, workdays: [{ day: '2026-02-28', hours: [] }] }, 'workdays.0.hours'],
    [{ ...office, holidays: 'none' }, 'holidays'],
    [{ zone: 'UTC' }, 'hours'],
  ])('names the mistake in %j', (value, path) => {
    expect(refusal(value)).toEqual({ key: 'calendars:error.field', params: { path } });
  });

  test('without working time is refused instead of searched for ever', () => {
    expect(refusal({ ...office, hours: {} })?.key).toBe('calendars:error.noWorkingTime');
    expect(refusal({ ...office, hours: { mon: [['09:00', '09:01']] } })?.key).toBe(
      'calendars:error.noWorkingTime',
    );
  });

  test('with a day that is off and worked is refused', () => {
    expect(refusal({ ...office, holidays: ['2026-10-10'], workdays: ['2026-10-10'] })?.key).toBe(
      'calendars:error.both',
    );
  });

  test('anything else is refused as a value', () => {
    for (const text of ['', '{', 'null', '[]', '"x"', '1e999', `{"zone":${'['.repeat(50_000)}`])
      expect(parseCalendarJson(text).ok).toBe(false);
    fc.assert(fc.property(fc.jsonValue(), (value) => !readCalendar(value).ok));
    fc.assert(
      fc.property(
        fc.record({
          zone: fc.string(),
          hours: fc.dictionary(fc.string(), fc.anything()),
          holidays: fc.anything(),
        }),
        (value) => !readCalendar(value).ok,
      ),
    );
  });
});
