import { expect, test } from 'vitest';
import { dayOf, localTime } from '../../../src/domain/calendars/days.ts';
import { reminderDesk } from '../../../src/main/reminders/desk.ts';
import { simulate } from '../../../src/main/reminders/simulate.ts';
import { openReminderDesk } from '../reminders/desk.ts';
import { type Desk, openDesk, PASSPHRASE } from '../vault-fixture.ts';

/** One contact in the last half hour of a quarter, by Shanghai's clock; in Berlin it is still the afternoon. */
async function contactAtTheEndOfSeptember(): Promise<Desk> {
  const desk = await openDesk({ now: '2026-09-30T23:50:00+08:00' });
  const { id } = await desk.call('stakeholders.create', {
    name: '华源贸易',
    kind: 'customer',
    activeFrom: '2026-04-01',
  });
  await desk.call('interactions.log', {
    stakeholderIds: [id],
    at: '2026-10-01T00:10:00+08:00',
    channel: 'visit',
  });
  desk.setNow('2026-10-15T09:00:00+08:00');
  return desk;
}

const judged = async (desk: Desk) => ({
  figures: await desk.call('kpi.figures', { period: '2026Q3' }),
  due: (await desk.call('cadence.due', { ahead: 120 })).rows.map(({ dueOn, slot }) => [slot, dueOn]),
});

test('figures, periods and due days stay as they are when the computer travels', async () => {
  const desk = await contactAtTheEndOfSeptember();
  const atHome = await judged(desk);
  expect(atHome.due).toContainEqual(['any', '2027-01-01']);
  for (const zone of ['America/Los_Angeles', 'Pacific/Auckland', 'UTC']) {
    desk.travel(zone);
    await desk.call('vault.lock', {});
    await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    expect(await judged(desk)).toEqual(atHome);
    expect(await desk.call('settings.get', {})).toMatchObject({
      effectiveZone: 'Asia/Shanghai',
      computerZone: zone,
    });
  }
});

test('another zone of the vault is a decision: it is told in the trail, and goes with the vault', async () => {
  const desk = await contactAtTheEndOfSeptember();
  await desk.call('settings.set', { zone: 'Europe/Berlin' });
  expect((await judged(desk)).due).toContainEqual(['any', '2026-12-30']);
  desk.travel('Asia/Tokyo');
  await desk.call('vault.lock', {});
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect((await desk.call('settings.get', {})).effectiveZone).toBe('Europe/Berlin');
  const { rows } = await desk.call('trail.list', {});
  expect(rows.map(({ text }) => text)).toContain('Changed the time zone of the vault');
});

test.each(['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland', 'Europe/Berlin'])(
  'in %s the morning digest comes in the morning, of what is due by the vault’s day',
  async (zone) => {
    const desk = await openReminderDesk({ now: '2026-11-23T12:00:00+08:00' });
    desk.promise(await desk.customer('华源贸易'), '2026-11-25');
    await desk.call('reminders.setSettings', { enabled: ['next-step'] });
    desk.travel(zone);
    const setClock = (at: number) => desk.setNow(new Date(at).toISOString());
    const until = Date.parse('2026-11-26T23:00:00+08:00');
    const told = [...simulate(reminderDesk(desk.session), setClock, until)];
    expect(told.map(({ kind, items }) => [kind, items.map(({ dueOn }) => dueOn)])).toEqual([
      ['digest', ['2026-11-25']],
    ]);
    const [{ at } = { at: 0 }] = told;
    expect(localTime(at, zone)).toBe('08:30');
    expect(dayOf(at, 'Asia/Shanghai') >= '2026-11-25').toBe(true);
  },
);
