import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { openDesk } from '../vault-fixture.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const DECREE_2027 = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'SUMMARY:元旦(休)',
  'DTSTART;VALUE=DATE:20270101',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'SUMMARY:春节(休)',
  'DTSTART;VALUE=DATE:20270205',
  'DTEND;VALUE=DATE:20270213',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'SUMMARY:春节(班)',
  'DTSTART;VALUE=DATE:20270214',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

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
