import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { reminderDesk } from '../../src/main/reminders/desk.ts';
import { look } from '../../src/main/reminders/look.ts';
import { reminderStore } from '../../src/main/reminders/store.ts';
import { openReminderDesk, type ReminderDesk } from '../main/reminders/desk.ts';
import { PASSPHRASE } from '../main/vault-fixture.ts';
import { LOOPS, noHarm, tallyOf } from './tally.ts';

/** Clocks that go wrong, computers that sleep, and a process that is killed with an alert in its hands. */

/** With a change to and from summer time within the story, one of them of half an hour; and one without any. */
const ZONES = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Shanghai'];
const BEGIN = '2026-09-20T08:00:00Z';
const DAYS = 210;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
/** Of the clock: an hour, a day, ten years, forth and back. Of the computer: a night and a month asleep. */
const JUMPS = {
  '+1 h': HOUR,
  '-1 h': -HOUR,
  '+1 day': DAY,
  '-1 day': -DAY,
  '+10 years': 10 * YEAR,
  '-10 years': -10 * YEAR,
};
const SLEEPS = [8 * HOUR, 30 * DAY];
/** More notifications than this at once are a flood. */
const FLOOD = 3;

/** Looks at an instant as the scheduler does; what it shows, by name and day. */
function shown(desk: ReminderDesk, at: number): { alerts: number; items: string[] } {
  desk.setNow(new Date(at).toISOString());
  const store = reminderStore(desk.session.db);
  const { claimed } = look(reminderDesk(desk.session));
  for (const { id } of claimed) store.shown(id, at);
  return {
    alerts: claimed.length,
    items: claimed.flatMap(({ alert }) => alert.items.map(({ name, dueOn }) => `${name} ${dueOn}`)),
  };
}

test('each promise is told exactly once, whatever the clock does', async (context) => {
  const tally = tallyOf(context, 'a clock that jumps, a computer that sleeps');
  const names = Object.keys(JUMPS) as (keyof typeof JUMPS)[];
  for (let n = 0; n < Math.max(LOOPS, ZONES.length); n++) {
    const zone = ZONES[n % ZONES.length] ?? 'Asia/Shanghai';
    const harm = noHarm();
    const desk = await openReminderDesk({ now: BEGIN, zone });
    const begin = Date.parse(BEGIN);
    const due = Array.from({ length: 14 }, (_, i) => {
      const day = new Date(begin + (3 + i * 14) * DAY).toISOString().slice(0, 10);
      return { name: `公司${i}`, day };
    });
    for (const { name, day } of due) desk.promise(await desk.customer(name), day);
    const told: string[] = [];
    const did: string[] = [];
    const lookAt = (at: number) => {
      const { alerts, items } = shown(desk, at);
      if (alerts > FLOOD) harm.corrupt.push(`${alerts} notifications at once`);
      told.push(...items);
    };
    let real = begin;
    while (real < begin + DAYS * DAY) {
      real += randomInt(4) === 0 ? (SLEEPS[randomInt(SLEEPS.length)] ?? DAY) : randomInt(2 * DAY);
      if (randomInt(6) === 0) {
        const jump = names[randomInt(names.length)] ?? '+1 h';
        did.push(`${jump} on ${new Date(real).toISOString()}`);
        lookAt(real + JUMPS[jump]);
      }
      lookAt(real);
      lookAt(real);
    }
    // Whatever hour it ended at, a day later everything that was due has been told.
    for (let hour = 0; hour <= 24; hour++) lookAt(real + hour * HOUR);
    for (const { name, day } of due) {
      const times = told.filter((item) => item === `${name} ${day}`).length;
      if (times === 0) harm.lost.push(`${name} ${day} was never told`);
      if (times > 1) harm.corrupt.push(`${name} ${day} was told ${times} times`);
    }
    desk.core.close();
    tally.add(harm, `${zone}: ${did.join(', ')}`);
  }
  expect(tally.said).toEqual([]);
});

const MOST_KILLS = 50;

test('a process killed with an alert in its hands: nothing is told again that day, all of it in the next digest', async (context) => {
  const tally = tallyOf(context, 'killed at the instant of an alert');
  for (let n = 0; n < Math.min(LOOPS, MOST_KILLS); n++) {
    const harm = noHarm();
    const desk = await openReminderDesk({ now: '2026-11-23T08:00:00+08:00' });
    desk.promise(await desk.customer('甲公司'), '2026-11-23');
    const { folder } = desk;
    await desk.call('vault.lock', {});
    const claimed = await killedAtAlert(folder, '2026-11-23T08:30:00+08:00', n === 0 ? 0 : randomInt(30));
    await desk.call('vault.unlock', { folder, passphrase: PASSPHRASE });
    const session = desk.core.session();
    if (session === null) throw new Error('Not opened');
    const again: ReminderDesk = { ...desk, session };
    const sameDay = [8.51, 12, 20].flatMap(
      (hour) => shown(again, Date.parse('2026-11-23T00:00:00+08:00') + hour * HOUR).items,
    );
    const nextDay = shown(again, Date.parse('2026-11-24T08:30:00+08:00')).items;
    const expected = claimed ? 0 : 1;
    if (sameDay.length !== expected) harm.corrupt.push(`told ${sameDay.length} times that day`);
    if (nextDay.length !== 1 - expected) harm.lost.push(`told ${nextDay.length} times the next day`);
    desk.core.close();
    tally.add(harm, claimed ? 'claimed' : 'not yet claimed');
  }
  expect(tally.said).toEqual([]);
});

/** Lets a process claim what is due, and kills it. @returns whether it got so far */
async function killedAtAlert(folder: string, now: string, afterMs: number): Promise<boolean> {
  const script = `const { runnerImport } = await import('vite');
    const { module } = await runnerImport('/test/main/reminders/dies.ts', { configFile: false, root: process.cwd() });
    process.stdout.write('ready\\n');
    await module.claimAndWait(${JSON.stringify(folder)}, ${JSON.stringify(PASSPHRASE)}, ${JSON.stringify(now)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (data) => {
    said += String(data);
  });
  while (!said.includes('["digest"]')) await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await once(child, 'exit');
  return said.includes('["digest"]');
}
