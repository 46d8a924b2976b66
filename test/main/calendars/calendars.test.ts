import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { openDesk } from '../vault-fixture.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const event = ([summary, from, until]: readonly string[]) =>
  `BEGIN:VEVENT\r\nSUMMARY:${summary}\r\nDTSTART;VALUE=DATE:${from}\r\n${until === undefined ? '' : `DTEND;VALUE=DATE:${until}\r\n`}END:VEVENT`;
const calendarOf = (...events: (readonly string[])[]) =>
  ['BEGIN:VCALENDAR', ...events.map(event), 'END:VCALENDAR'].join('\r\n');

/** A year as a decree names it. */
const DECREE_2027 = calendarOf(
  ['元旦(休)', '20270101'],
  ['春节(休)', '20270205', '20270213'],
  ['春节(班)', '20270214'],
  ['清明节(休)', '20270403', '20270406'],
  ['劳动节(休)', '20270501', '20270506'],
  ['端午节(休)', '20270609', '20270610'],
  ['中秋节(休)', '20270915', '20270916'],
  ['国庆节(休)', '20271001', '20271008'],
  ['国庆节(班)', '20271009'],
);

test('the coming year is warned about until its decree is imported and used', async () => {
  const desk = await openDesk();
  const before = await desk.call('calendars.list', {});
  expect(before).toMatchObject([{ id: null, builtIn: true, active: true, zone: 'Asia/Shanghai' }]);
  expect(before[0]?.warning).toContain('2027');
  expect((await desk.call('calendars.year', { year: 2027 })).decreed).toBe(false);

  const imported = await desk.call('calendars.import', { name: '2027', content: base64(DECREE_2027) });
  expect((await desk.call('calendars.list', {}))[1]).toMatchObject({
    id: imported.id,
    active: false,
    warning: null,
  });
  await desk.call('calendars.use', { id: imported.id });

  const year = await desk.call('calendars.year', { year: 2027 });
  expect(year).toMatchObject({
    decreed: true,
    hours: {
      mon: [
        ['09:00', '12:00'],
        ['13:30', '18:00'],
      ],
      sun: [],
    },
  });
  expect(year.days[0]).toEqual({ day: '2027-01-01', kind: 'holiday', name: 'New Year' });
  expect(year.days).toContainEqual({ day: '2027-02-14', kind: 'workday', name: '' });
  expect((await desk.call('calendars.year', { year: 2026 })).days).toHaveLength(39);
});

test('another calendar moves the clocks of open cases, and back again', async () => {
  const desk = await openDesk();
  const { id } = await desk.call('feedback.receive', {
    kind: 'requirement',
    channel: 'visit',
    content: '样品',
  });
  const deadline = async () => (await desk.call('feedback.get', { id })).clocks[1]?.deadlineAt;
  expect(await deadline()).toBe('2026-11-26T10:00:00.000Z');

  const hours = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '17:30']]]),
  );
  const file = { zone: 'Asia/Shanghai', hours, holidays: ['2026-11-24'], workdays: ['2026-11-28'] };
  const { id: calendar } = await desk.call('calendars.import', {
    name: 'Ours',
    content: base64(JSON.stringify(file)),
  });
  expect(await deadline()).toBe('2026-11-26T10:00:00.000Z');
  const used = await desk.act('calendars.use', { id: calendar });
  expect(await deadline()).toBe('2026-11-27T09:30:00.000Z');
  expect((await desk.refused('calendars.remove', { id: calendar })).code).toBe('conflict');

  await desk.call('actions.undo', { actionId: used.actionId });
  expect(await deadline()).toBe('2026-11-26T10:00:00.000Z');
  await desk.call('calendars.remove', { id: calendar });
  expect(await desk.call('calendars.list', {})).toHaveLength(1);
  expect((await desk.refused('calendars.use', { id: calendar })).code).toBe('not-found');
});

test('files that are no calendars are refused', async () => {
  const desk = await openDesk();
  for (const text of ['', '{}', 'BEGIN:VCALENDAR', '{"zone":"UTC","hours":{}}', '\u0000\u0001'])
    expect(await desk.refused('calendars.import', { name: 'x', content: base64(text) })).toMatchObject({
      code: 'invalid',
    });
  expect(await desk.call('calendars.list', {})).toHaveLength(1);
});

test('a file that names one day says nothing of the rest of the year, until the user does', async () => {
  const desk = await openDesk();
  const file = {
    name: 'Ours',
    content: base64(calendarOf(['公司成立纪念日', '20270618'], ['教师节', '20270910'])),
  };
  const part = await desk.call('calendars.import', file);
  expect(part).toMatchObject({ leftOut: [{ day: '2027-09-10', name: '教师节' }], incomplete: [2027] });
  await desk.call('calendars.use', { id: part.id });
  const target = { target: '3 working days', from: '2027-02-05T02:00:00Z' };
  expect(await desk.call('feedback.deadline', target)).toMatchObject({
    deadline: '2027-02-11T10:00:00.000Z',
    provisional: true,
  });

  const whole = await desk.call('calendars.import', { ...file, years: [2027] });
  expect(whole.incomplete).toEqual([]);
  await desk.call('calendars.use', { id: whole.id });
  expect(await desk.call('feedback.deadline', target)).toMatchObject({
    deadline: '2027-02-10T10:00:00.000Z',
    provisional: false,
  });
});
