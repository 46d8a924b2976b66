import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkingDay, workCalendar } from '../../../src/domain/calendar/calendar.ts';
import { CHINA } from '../../../src/domain/calendar/china.ts';
import { parseCalendarJson, readCalendar } from '../../../src/domain/calendar/file.ts';
import { parseIcs } from '../../../src/domain/calendar/ics.ts';

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
      value: { holidays: [{ day: '2026-10-01' }], years: [2026], statutory: null },
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
    expect(refusal(value)).toEqual({ key: 'calendar:error.field', params: { path } });
  });

  test('without working time is refused instead of searched for ever', () => {
    expect(refusal({ ...office, hours: {} })?.key).toBe('calendar:error.noWorkingTime');
    expect(refusal({ ...office, hours: { mon: [['09:00', '09:01']] } })?.key).toBe(
      'calendar:error.noWorkingTime',
    );
  });

  test('with a day that is off and worked is refused', () => {
    expect(refusal({ ...office, holidays: ['2026-10-10'], workdays: ['2026-10-10'] })?.key).toBe(
      'calendar:error.both',
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

const ics = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((e) => `BEGIN:VEVENT\r\n${e}\r\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\r\n');

describe('an ICS calendar', () => {
  const decree = ics(
    'DTSTART;VALUE=DATE:20270205\r\nDTEND;VALUE=DATE:20270213\r\nSUMMARY:春节(休)',
    'DTSTART;VALUE=DATE:20270214\r\nSUMMARY:春节(班)',
    'DTSTART;VALUE=DATE:20270220\r\nDURATION:P1D\r\nSUMMARY:Spring Festival (Workday)',
    "DTSTART;VALUE=DATE:20270501\r\nSUMMARY:International Workers' Day",
    'DTSTART;TZID=Asia/Shanghai:20271001T000000\r\nDTEND;TZID=Asia/Shanghai:20271003T235900\r\nSUMMARY:国庆节 放假',
  );

  test('adds its days to the calendar in use, and makes the year known', () => {
    const read = parseIcs(decree, CHINA);
    if (!read.ok) throw new Error(read.error.message.key);
    expect(read.value.years.slice(-2)).toEqual([2026, 2027]);
    const calendar = workCalendar(read.value);
    const off = ['2027-02-05', '2027-02-12', '2027-05-01', '2027-10-01', '2027-10-03'];
    expect(off.filter((day) => isWorkingDay(calendar, day))).toEqual([]);
    const on = ['2027-02-14', '2027-02-20', '2027-10-04', '2026-10-10'];
    expect(on.filter((day) => !isWorkingDay(calendar, day))).toEqual([]);
    expect(calendar.holidays.get('2027-02-05')).toBe('spring-festival');
  });

  test('of another zone does not inherit the Chinese holidays', () => {
    const read = parseIcs(
      ics('DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas Day'),
      CHINA,
      'Europe/Berlin',
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        zone: 'Europe/Berlin',
        holidays: [{ day: '2026-12-25', name: 'Christmas Day' }],
        statutory: null,
      },
    });
  });

  test('of Apple counts only the days that it marks', () => {
    const read = parseIcs(
      ics(
        'DTSTART;VALUE=DATE:20270214\r\nSUMMARY:情人节',
        'DTSTART;VALUE=DATE:20270215\r\nSUMMARY:春节\r\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY',
        'DTSTART;VALUE=DATE:20270220\r\nSUMMARY:春节\r\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY',
      ),
      { ...CHINA, holidays: [], workdays: [] },
    );
    expect(read).toMatchObject({
      ok: true,
      value: { holidays: [{ day: '2027-02-15' }], workdays: [{ day: '2027-02-20' }] },
    });
  });

  test.each([
    ['', 'notICalendar'],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT', 'notICalendar'],
    [ics(), 'noDays'],
    [ics('SUMMARY:no start'), 'event'],
    [ics('DTSTART;VALUE=DATE:20270230x\r\nSUMMARY:broken'), 'event'],
    [ics('DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20990101'), 'event'],
    [ics('DTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:New Year'), 'recurring'],
  ])('%j is refused', (text, key) => {
    const read = parseIcs(text, CHINA);
    expect(read.ok ? 'ok' : read.error.message.key).toBe(`calendar:error.${key}`);
  });

  test('any text is refused as a value', () => {
    const lines = fc.constantFrom(
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'DTSTART:20270101',
      'DTSTART;VALUE=DATE:2027',
      'DTEND:20270101T000000Z',
      'DURATION:-P1W',
      'SUMMARY;X=":a',
      ' folded',
      'RDATE:1',
      'STATUS:CANCELLED',
      ':',
      ';',
    );
    fc.assert(
      fc.property(
        fc.array(lines, { maxLength: 30 }),
        (text) => typeof parseIcs(text.join('\r\n'), CHINA).ok === 'boolean',
      ),
      { numRuns: 500 },
    );
  });
});
