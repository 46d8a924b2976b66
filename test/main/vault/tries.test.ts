import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/domain/result.ts';
import { FREE_TRIES, LONGEST_WAIT_MS, waitAfter } from '../../../src/domain/vault/tries.ts';
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
    expect(existsSync(join(dirname(desk.folder), '.vault.tries'))).toBe(false);
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

  it('outlives the program, and a clock set back makes no wait longer', async () => {
    const folder = join(tempFolder(), 'v');
    let now = 1_000_000_000;
    const restarted = () => tryGuard(() => now);
    for (let tries = 0; tries < 5; tries++) {
      now += LONGEST_WAIT_MS;
      await restarted().attempt(folder, no);
    }
    expect(restarted().state(folder)).toEqual({ wrong: 5, waitMs: 20_000 });
    now -= 365 * 86_400_000;
    expect(restarted().state(folder).waitMs).toBe(20_000);
    now += 20_000;
    expect(await restarted().attempt(folder, yes)).toEqual(ok('open'));
  });

  it('is not what is wrong with the vault itself', async () => {
    const folder = join(tempFolder(), 'v');
    const guard = tryGuard(Date.now);
    for (let tries = 0; tries < 9; tries++)
      await guard.attempt(folder, () => Promise.resolve(refuse('unexpected', 'vault:error.damaged')));
    expect(guard.state(folder).wrong).toBe(0);
  });

  it('is kept in memory where no file can be written', async () => {
    const folder = join(tempFolder(), 'no', 'such', 'place');
    const guard = tryGuard(Date.now);
    for (let tries = 0; tries < FREE_TRIES; tries++) await guard.attempt(folder, no);
    expect(guard.state(folder).waitMs).toBeGreaterThan(0);
    await expect(guard.attempt(folder, yes)).resolves.toMatchObject({ ok: false });
  });
});
