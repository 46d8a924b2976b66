import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createCore } from '../../../src/main/core.ts';
import { reminderDesk } from '../../../src/main/reminders/desk.ts';
import { look } from '../../../src/main/reminders/look.ts';
import { settingsInMemory } from '../../../src/main/settings/app-settings.ts';
import { PASSPHRASE } from '../vault-fixture.ts';
import { openReminderDesk } from './desk.ts';

it('kill -9 between claim and show: never told again that day, told in the next digest', async () => {
  const desk = await openReminderDesk({ now: '2026-11-23T08:00:00+08:00' });
  desk.promise(await desk.customer('甲公司'), '2026-11-23');
  const { folder } = desk;
  desk.core.close();

  const script = `const { runnerImport } = await import('vite');
    const { module } = await runnerImport('/test/main/reminders/dies.ts', { configFile: false, root: process.cwd() });
    await module.claimAndWait(${JSON.stringify(folder)}, ${JSON.stringify(PASSPHRASE)}, '2026-11-23T08:30:00+08:00');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  expect(String(line).trim()).toBe('["digest"]');
  child.kill('SIGKILL');
  await once(child, 'exit');

  let now = '2026-11-23T08:30:10+08:00';
  const core = createCore({
    now: () => Date.parse(now),
    zone: 'Asia/Shanghai',
    settings: settingsInMemory('en'),
    userData: folder,
    desk: false,
    emit: () => {},
    notify: async () => true,
    badge: () => {},
    report: (error) => console.error(error),
  });
  await core.call('vault.unlock', { folder, passphrase: PASSPHRASE });
  const session = core.session();
  if (session === null) throw new Error('Not opened');
  const told = () =>
    look(reminderDesk(session)).claimed.map(
      ({ alert }) => `${alert.kind} ${alert.items.map(({ name }) => name)}`,
    );
  expect(told()).toEqual([]);
  now = '2026-11-23T20:00:00+08:00';
  expect(told()).toEqual([]);
  now = '2026-11-24T08:30:00+08:00';
  expect(told()).toEqual(['digest 甲公司']);
  core.close();
});
