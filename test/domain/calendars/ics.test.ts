import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayKind, isWorkingDay, workCalendar } from '../../../src/domain/calendars/calendar.ts';
import { CHINA } from '../../../src/domain/calendars/china.ts';
import { addDays } from '../../../src/domain/calendars/days.ts';
import { parseIcs } from '../../../src/domain/calendars/ics.ts';
import { statutoryHolidays } from '../../../src/domain/calendars/statutory.ts';

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

  test('adds its days to the calendar in use', () => {
    const read = parseIcs(decree, CHINA);
    if (!read.ok) throw new Error(read.error.message.key);
    const calendar = workCalendar(read.value.file);
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
        file: {
          zone: 'Europe/Berlin',
          holidays: [{ day: '2026-12-25', name: 'Christmas Day' }],
          statutory: null,
        },
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
      value: {
        file: { holidays: [{ day: '2027-02-15' }], workdays: [{ day: '2027-02-20' }] },
        leftOut: [{ day: '2027-02-14' }],
      },
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
    expect(read.ok ? 'ok' : read.error.message.key).toBe(`calendars:error.${key}`);
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

const allDay = (day: string, summary: string, more = '') =>
  `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}\r\nSUMMARY:${summary}${more && `\r\n${more}`}`;

/** What a file makes of days that it names, told as `off`, `worked`, `ordinary`. */
function daysOf(text: string, days: string[], zone = 'Asia/Shanghai'): string[] {
  const read = parseIcs(text, { ...CHINA, zone });
  if (!read.ok) return [read.error.message.key];
  const calendar = workCalendar(read.value.file);
  return days.map((day) => {
    const { kind } = dayKind(calendar, day);
    if (kind === 'holiday') return 'off';
    return kind === 'make-up' ? 'worked' : 'ordinary';
  });
}

describe('what would be counted for good is refused at once', () => {
  const refused = (text: string) => {
    const read = parseIcs(text, CHINA);
    return read.ok ? 'ok' : read.error.message.key;
  };
  const EVENT =
    'DTSTART;TZID=Elsewhere:20270205T000000\r\nDTEND;TZID=Elsewhere:20270206T000000\r\nSUMMARY:休';
  const zoned = (rule: string) =>
    ics(EVENT).replace(
      'VERSION:2.0',
      [
        'VERSION:2.0',
        'BEGIN:VTIMEZONE',
        'TZID:Elsewhere',
        'BEGIN:STANDARD',
        'DTSTART:16010101T000000',
        'TZOFFSETFROM:+0800',
        'TZOFFSETTO:+0900',
        rule,
        'END:STANDARD',
        'END:VTIMEZONE',
      ].join('\r\n'),
    );

  test.each(['P999999999999W', '-P999999999999W', 'P32D', 'PT99999999999H'])(
    'an event that lasts %s',
    (duration) => {
      const text = ics(`DTSTART;VALUE=DATE:20270205\r\nDURATION:${duration}\r\nSUMMARY:休`);
      expect(refused(text)).toBe('calendars:error.event');
    },
  );

  test.each([
    'RRULE:FREQ=SECONDLY',
    'RRULE:FREQ=DAILY',
    'RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6;BYDAY=SU',
    'RRULE:FREQ=YEARLY;INTERVAL=999999999',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;BYSECOND=1,2,3',
    Array(101).fill('RRULE:FREQ=YEARLY').join('\r\n'),
    Array(2_001).fill('RDATE:20000101T000000').join('\r\n'),
  ])('a zone that changes its clock by %.60s', (rule) => {
    expect(refused(zoned(rule))).toBe('calendars:error.field');
  });

  test.each([
    'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=SU',
    'RRULE:FREQ=YEARLY;UNTIL=20061029T060000Z;BYDAY=-1SU;BYMONTH=10',
    'X-NONE:1',
  ])('but not one that does by %s', (rule) => {
    expect(refused(zoned(rule))).toBe('ok');
  });
});

describe('instants of a calendar file', () => {
  const days = ['2027-09-30', '2027-10-01', '2027-10-07', '2027-10-08'].map((day) => day);
  const national = ['ordinary', 'off', 'off', 'ordinary'];
  const unknown = { ...CHINA, holidays: [], statutory: null };
  const read = (start: string, end: string, more = '') => {
    const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${more}BEGIN:VEVENT\r\n${start}\r\n${end}\r\nSUMMARY:国庆节\r\nEND:VEVENT\r\nEND:VCALENDAR`;
    const parsed = parseIcs(text, unknown);
    if (!parsed.ok) return parsed.error.message.key;
    const calendar = workCalendar(parsed.value.file);
    return days.map((day) => (dayKind(calendar, day).kind === 'holiday' ? 'off' : 'ordinary'));
  };
  const vtimezone =
    'BEGIN:VTIMEZONE\r\nTZID:China Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n';

  test.each([
    ['in UTC, at midnight here', 'DTSTART:20270930T160000Z', 'DTEND:20271007T160000Z'],
    ['in UTC, with a duration', 'DTSTART:20270930T160000Z', 'DURATION:P7D'],
    ['in UTC, at midnight there', 'DTSTART:20271001T000000Z', 'DTEND:20271008T000000Z'],
    ['in Berlin', 'DTSTART;TZID=Europe/Berlin:20271001T000000', 'DTEND;TZID=Europe/Berlin:20271008T000000'],
    ['in Tokyo', 'DTSTART;TZID=Asia/Tokyo:20271001T000000', 'DTEND;TZID=Asia/Tokyo:20271008T000000'],
    ['of no zone', 'DTSTART:20271001T000000', 'DTEND:20271008T000000'],
    ['to the last minute', 'DTSTART:20271001T000000', 'DTEND:20271007T235900'],
    ['as working hours', 'DTSTART:20271001T010000Z', 'DTEND:20271007T100000Z'],
    [
      'in a zone with a path before its name',
      'DTSTART;TZID=/example.org/2026/Asia/Shanghai:20271001T000000',
      'DTEND;TZID=/example.org/2026/Asia/Shanghai:20271008T000000',
    ],
  ])('a holiday written %s is the days that it is here', (_, start, end) => {
    expect(read(start, end)).toEqual(national);
  });

  test('a zone is also known by its description in the file', () => {
    const at = (time: string) => `;TZID=China Standard Time:${time}`;
    expect(read(`DTSTART${at('20271001T000000')}`, `DTEND${at('20271008T000000')}`, vtimezone)).toEqual(
      national,
    );
  });

  test('an appointment is no day off, and is told', () => {
    const parsed = parseIcs(
      ics(
        'DTSTART:20271001T000000\r\nDTEND:20271002T000000\r\nSUMMARY:国庆节',
        'DTSTART:20270618T140000\r\nDTEND:20270618T153000\r\nSUMMARY:周年庆典',
        'DTSTART:20270619T090000Z\r\nSUMMARY:提醒',
      ),
      unknown,
    );
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        file: { holidays: [{ day: '2027-10-01' }] },
        leftOut: [{ name: '周年庆典' }, { name: '提醒' }],
      },
    });
  });

  test('a midnight anywhere on earth is at most the day next to it', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/Los_Angeles',
      'Pacific/Auckland',
      'Asia/Kolkata',
    );
    fc.assert(
      fc.property(
        zones,
        zones,
        fc.integer({ min: 0, max: 360 }),
        fc.integer({ min: 1, max: 9 }),
        (there, here, n, length) => {
          const from = addDays('2027-01-02', n);
          const digits = (day: string) => `${day.replaceAll('-', '')}T000000`;
          const parsed = parseIcs(
            ics(
              `DTSTART;TZID=${there}:${digits(from)}\r\nDTEND;TZID=${there}:${digits(addDays(from, length))}\r\nSUMMARY:x`,
            ),
            unknown,
            here,
          );
          const off = parsed.ok ? parsed.value.file.holidays.map(({ day }) => day) : [];
          const near = [addDays(from, -1), from, addDays(from, 1)];
          expect(off).toHaveLength(length);
          expect(there === here ? [from] : near).toContain(off[0]);
        },
      ),
      // Clocks change in Berlin before it ends.
      { examples: [['Pacific/Auckland', 'Europe/Berlin', 294, 9]] },
    );
  });
});

describe('what a file says of a day', () => {
  test.each([
    ['春节(班)', 'worked'],
    ['国庆节 补班', 'worked'],
    ['国庆节补班（调休）', 'worked'],
    ['调休上班', 'worked'],
    ['国庆节班', 'worked'],
    ['Make-up workday', 'worked'],
    ['Makeup day for Spring Festival', 'worked'],
    ['Special Working Day', 'worked'],
    ['Working Saturday', 'worked'],
    ['Spring Festival (Work)', 'worked'],
    ['春节 不上班', 'off'],
    ['全体无需上班', 'off'],
    ['停班停课', 'off'],
    ['Non-working day', 'off'],
    ['No work today', 'off'],
    ['Not a working day', 'off'],
    ["International Workers' Day", 'off'],
    ['公司成立纪念日', 'off'],
    ['圣诞节(休)', 'off'],
    ['教师节', 'ordinary'],
    ['冬至', 'ordinary'],
    ["Teachers' Day", 'ordinary'],
    ['国际护士节（照常上班）', 'ordinary'],
    ['Arbor Day (not a public holiday)', 'ordinary'],
  ])('“%s” is %s', (summary, expected) => {
    // A Wednesday, and a day off beside it, so that the file always has one.
    expect(
      daysOf(ics(allDay('2027-06-16', summary), allDay('2027-06-17', '厂休 放假')), ['2027-06-16']),
    ).toEqual([expected]);
  });

  test('调休 alone is the worked day at a weekend, and the day off in the week', () => {
    expect(
      daysOf(ics(allDay('2027-02-14', '春节调休'), allDay('2027-02-15', '春节调休')), [
        '2027-02-14',
        '2027-02-15',
      ]),
    ).toEqual(['worked', 'off']);
  });

  test.each([
    ['DESCRIPTION:Observance\\nTo hide observances\\, go to Settings', 'DESCRIPTION:Public holiday'],
    ['DESCRIPTION:纪念日\\n若要隐藏纪念日，请转到设置', 'DESCRIPTION:公众假期'],
    ['CATEGORIES:Observance', 'CATEGORIES:Public Holiday'],
    // Words that we don't know, in a file that sorts its days.
    ['DESCRIPTION:Minnesdag', 'DESCRIPTION:Public holiday'],
  ])('of days sorted as %j and %j the first are worked', (observed, off) => {
    const text = ics(
      allDay('2027-06-16', 'Founders Day', observed),
      allDay('2027-06-17', 'Harbour Festival', off),
      allDay('2027-06-20', 'Special Working Day', off.replace(/:.*/, ':Observance')),
    );
    expect(daysOf(text, ['2027-06-16', '2027-06-17', '2027-06-20'])).toEqual(['ordinary', 'off', 'worked']);
  });

  test('a file of observances alone is refused, since it would change nothing', () => {
    expect(daysOf(ics(allDay('2027-09-10', '教师节')), [])).toEqual(['calendars:error.noDaysOff']);
  });
});

describe('a year is known', () => {
  const years = (text: string, base = CHINA) => {
    const read = parseIcs(text, base);
    return read.ok ? read.value.file.years.filter((year) => year > 2026) : read.error.message.key;
  };
  const byLaw = [...statutoryHolidays(2027).keys()];

  test('not by some days of it, nor by the days that the law names anyway', () => {
    expect(years(ics(allDay('2027-06-18', '公司成立纪念日')))).toEqual([]);
    expect(years(ics(...byLaw.map((day) => allDay(day, '假'))))).toEqual([]);
    expect(
      years(ics(...byLaw.slice(1).map((day) => allDay(day, '假')), allDay('2027-02-14', '补班'))),
    ).toEqual([]);
  });

  test('by a decree: every day of the law, and bridges or make-up workdays', () => {
    expect(years(ics(...byLaw.map((day) => allDay(day, '假')), allDay('2027-02-14', '补班')))).toEqual([
      2027,
    ]);
    expect(years(ics(...byLaw.map((day) => allDay(day, '假')), allDay('2027-10-04', '国庆节')))).toEqual([
      2027,
    ]);
  });

  test('by two files that make it up together', () => {
    const half = parseIcs(
      ics(...byLaw.slice(0, 6).map((day) => allDay(day, '假')), allDay('2027-02-14', '补班')),
      CHINA,
    );
    if (!half.ok) throw new Error(half.error.message.key);
    expect(years(ics(...byLaw.slice(6).map((day) => allDay(day, '假'))), half.value.file)).toEqual([2027]);
  });

  test('when the user says so', () => {
    const read = parseIcs(ics(allDay('2027-06-18', '厂休')), CHINA, CHINA.zone, [2027]);
    expect(read.ok && read.value.file.years).toContain(2027);
  });
});
