import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { launchCommand } from '../../tools/launch.mjs';
import { startApp, temporaryFolder } from './harness.ts';

/** Starts the app where it can't start: it ends by itself. */
function start(args: string[], env: NodeJS.ProcessEnv = {}) {
  const launch = launchCommand(args);
  const { status, stdout, stderr } = spawnSync(launch.command, launch.args, {
    env: { ...process.env, LIAISON_HEADLESS: '1', ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, lines: `${stdout}${stderr}`.trim().split('\n') };
}

describe('a computer that is set up oddly', () => {
  test.each(['CST-8', '', 'Asia/Beijing', ':/etc/localtime'])('with TZ=%j: there is a window', async (TZ) => {
    const app = await startApp({ env: { TZ }, args: ['--lang=en'] });
    await app.page.getByRole('button', { name: 'Explore the sample' }).waitFor();
    expect(await app.page.evaluate(() => new Date(0).getHours())).not.toBeNaN();
    await app.close();
  });

  test('a folder that can’t be written is named in one line', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { status, lines } = start([`--user-data=${join(file, 'below')}`, '--lang=en']);
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/below, in which the app keeps its settings, can’t be written/),
    ]);
  });

  test('an empty XDG_CONFIG_HOME is none: the settings’ place is below HOME, wherever the app is started', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const env = { HOME: file, XDG_CONFIG_HOME: '', APPDATA: file, LIAISON_USER_DATA: undefined };
    const { status, lines } = start(['--lang=en'], env);
    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringContaining(`The folder ${file}`)]);
  });

  test.each([
    ['--zone=Mars', 'Mars'],
    ['--now=yesterday', 'yesterday'],
  ])('started with %s it says what is wrong in one line', (option, what) => {
    const { status, lines } = start([`--user-data=${temporaryFolder()}`, '--lang=en', option]);
    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringContaining(`“${what}”`)]);
  });
});
