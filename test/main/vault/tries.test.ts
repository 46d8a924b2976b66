import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import { ok, refuse } from '../../../src/domain/result.ts';
import { FREE_TRIES, LONGEST_WAIT_MS, waitAfter } from '../../../src/domain/vault/tries.ts';
import { userDataFolder } from '../../../src/main/computer/user-data.ts';
import { tryGuard } from '../../../src/main/vault/tries.ts';
import { type Desk, openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

const wrong = (desk: Desk) => desk.refused('vault.unlock', { folder: desk.folder, passphrase: 'wrong' });
const right = (desk: Desk) => desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });

describe('wrong tries at a vault', () => {
  it('cost nothing at first, then ever longer waits, never more than a quarter of an hour', () => {
    expect([1, 2, 3, 4, 5, 6].map(waitAfter)).toEqual([0, 0, 5_000, 10_000, 20_000, 40_000]);
    for (const many of [20, 1_000, Number.MAX_SAFE_INTEGER]) expect(waitAfter(many)).toBe(LONGEST_WAIT_MS);
  });

  it('are refused unheard until the wait is over; the right secret then opens and clears them', async () => {
    const desk = await openDesk();
    await desk.call('vault.lock', {});
    for (let tries = 0; tries < FREE_TRIES; tries++)
      expect((await wrong(desk)).message).toMatch(/passphrase is wrong/);
    expect(await desk.call('vault.tries', { folder: desk.folder })).toEqual({ wrong: 3, waitMs: 5_000 });
    expect((await wrong(desk)).message).toMatch(/After 3 wrong tries .* in 5 s/);
    const early = await desk.refused('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    expect(early).toMatchObject({ code: 'locked' });

    desk.wait(5_000);
    await right(desk);
    expect(await desk.call('vault.tries', { folder: desk.folder })).toEqual({ wrong: 0, waitMs: 0 });
    expect(readdirSync(dirname(desk.folder)).sort()).toEqual(['tries.db', 'vault']);
  });

  it('count for passphrase, recovery code and change of passphrase together, also all at once', async () => {
    const desk = await openDesk();
    const said = await Promise.all([
      desk.refused('vault.changePassphrase', { current: 'wrong', next: 'another one' }),
      desk.refused('vault.newRecoveryCode', { passphrase: 'wrong' }),
      desk.refused('vault.unlock', { folder: desk.folder, recoveryCode: 'AAAA-AAAA' }),
      ...Array.from({ length: 20 }, () => wrong(desk)),
    ]);
    expect(said.filter(({ message }) => /wrong tries/.test(message))).toHaveLength(20);
    expect((await desk.call('vault.tries', { folder: desk.folder })).wrong).toBe(3);
  });
});

describe('what is counted', () => {
  const no = () => Promise.resolve(refuse('locked', 'vault:error.wrongPassphrase'));
  const yes = () => Promise.resolve(ok('open'));

  it('belongs to the key, wherever a copy of it is tried: in a copied folder, a backup, a salvage', async () => {
    const desk = await openDesk();
    const { name } = await desk.call('backups.run', {});
    const backup = join((await desk.call('backups.status', {})).folder, name);
    const copy = join(tempFolder(), 'copy');
    await desk.call('vault.lock', {});
    cpSync(desk.folder, copy, { recursive: true });
    for (const folder of [desk.folder, copy])
      await desk.refused('vault.unlock', { folder, passphrase: 'wrong' });
    await desk.refused('vault.salvage', { folder: copy, passphrase: 'wrong' });
    const said = await desk.refused('vault.unlock', { folder: backup, passphrase: 'wrong' });
    expect(said.message).toMatch(/After 3 wrong tries/);
    for (const folder of [desk.folder, copy, backup])
      expect((await desk.call('vault.tries', { folder })).wrong).toBe(3);

    // Another vault is another matter.
    const folder = join(tempFolder(), 'another');
    await desk.call('vault.create', { folder, passphrase: PASSPHRASE });
    await desk.call('vault.lock', {});
    await desk.call('vault.unlock', { folder, passphrase: PASSPHRASE });
    await desk.call('vault.lock', {});
    desk.wait(5_000);
    await desk.call('vault.unlock', { folder: backup, passphrase: PASSPHRASE });
    expect((await desk.call('vault.tries', { folder: copy })).wrong).toBe(0);
  });

  it('outlives the program, and a clock set back makes no wait longer', async () => {
    const folder = tempFolder();
    let now = 1_000_000_000;
    const restarted = () => tryGuard(() => now, folder);
    for (let tries = 0; tries < 5; tries++) {
      now += LONGEST_WAIT_MS;
      await restarted().attempt('key', no);
    }
    expect(restarted().state(['key'])).toEqual({ wrong: 5, waitMs: 20_000 });
    now -= 365 * 86_400_000;
    expect(restarted().state(['key']).waitMs).toBe(20_000);
    now += 20_000;
    expect(await restarted().attempt('key', yes)).toEqual(ok('open'));
  });

  it('is counted once for all programs that try at the same time; right ones only wait for each other', async () => {
    const folder = tempFolder();
    const slowly = async () => {
      await setTimeout(20);
      return no();
    };
    const programs = Array.from({ length: 8 }, () => tryGuard(Date.now, folder));
    const said = await Promise.all(programs.map((one) => one.attempt('key', slowly)));
    const keys = said.map((one) => !one.ok && one.error.message.key);
    expect(keys.filter((key) => key === 'vault:error.wrongPassphrase')).toHaveLength(FREE_TRIES);
    expect(keys.filter((key) => key === 'vault:error.tooSoon')).toHaveLength(8 - FREE_TRIES);
    const right = await Promise.all(programs.map((one) => one.attempt('other key', yes)));
    expect(right).toEqual(Array(8).fill(ok('open')));
  });

  it.each([
    [
      'counts no try that was cut short, which has told nothing',
      0,
      '() => process.kill(process.pid, "SIGKILL")',
    ],
    [
      'counts a wrong try before it is answered',
      2,
      "async () => ({ ok: false, error: { code: 'locked' } })).then(() => process.kill(process.pid, 'SIGKILL')",
    ],
  ])('%s', (_, wrong, make) => {
    const folder = tempFolder();
    const script = `
      import { tryGuard } from ${JSON.stringify(resolve('src/main/vault/tries.ts'))};
      await tryGuard(Date.now, ${JSON.stringify(folder)}).attempt('key', ${make});`;
    for (let tries = 0; tries < 2; tries++)
      spawnSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    expect(tryGuard(Date.now, folder).state(['key']).wrong).toBe(wrong);
  });

  it('is not what is wrong with the vault itself', async () => {
    const guard = tryGuard(Date.now, tempFolder());
    for (let tries = 0; tries < 9; tries++)
      await guard.attempt('key', () => Promise.resolve(refuse('unexpected', 'vault:error.damaged')));
    expect(guard.state(['key']).wrong).toBe(0);
  });

  it('is kept in memory where no file can be written, and begins anew where the file is damaged', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    const guard = tryGuard(Date.now, join(folder, 'file'));
    for (let tries = 0; tries < FREE_TRIES; tries++) await guard.attempt('key', no);
    expect(guard.state(['key']).waitMs).toBeGreaterThan(0);
    await expect(guard.attempt('key', yes)).resolves.toMatchObject({ ok: false });

    // Node's own recursion would never end there.
    const nowhere = tryGuard(Date.now, '/proc/nope');
    await expect(nowhere.attempt('key', yes)).resolves.toEqual(ok('open'));

    writeFileSync(join(folder, 'tries.db'), 'no database'.repeat(100));
    const other = tryGuard(Date.now, folder);
    await other.attempt('key', no);
    expect(tryGuard(Date.now, folder).state(['key']).wrong).toBe(1);
  });
});

test('the command line keeps its counts where the app does', () => {
  const { productName } = JSON.parse(readFileSync('package.json', 'utf8')) as { productName: string };
  expect(userDataFolder({ XDG_CONFIG_HOME: '/c' }, 'linux')).toBe(join('/c', productName));
  expect(userDataFolder({ APPDATA: '/a' }, 'win32')).toBe(join('/a', productName));
  expect(userDataFolder({ LIAISON_USER_DATA: '/own' })).toBe('/own');
});

test('where HOME is empty the user’s home is asked of the system, not taken to be where the command was started', () => {
  const module = JSON.stringify(join(process.cwd(), 'src/main/computer/user-data.ts'));
  const program = `import { userDataFolder } from ${module}; console.log(userDataFolder({}));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, HOME: '' },
    encoding: 'utf8',
  });
  expect(isAbsolute(stdout.trim())).toBe(true);
});
