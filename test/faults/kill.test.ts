import { randomInt } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { databaseFile } from '../../src/main/vault/files.ts';
import { SCENARIOS } from './scenarios.ts';
import { LOOPS, noHarm, tallyOf } from './tally.ts';
import { builtChild, run } from './victim.ts';
import { coreIn, type World, world } from './world.ts';

const child = builtChild();
let at: World;
beforeAll(async () => {
  at = await world();
  return at.end;
});

for (const { name, start, judge } of SCENARIOS)
  test(`killed while ${name}: nothing is lost, half-done or corrupt`, async (context) => {
    // How long it takes undisturbed, and that the witness finds then what it looks for.
    const undisturbed = start(at);
    const whole = await run(child, undisturbed);
    expect(whole.over).toBe(true);
    expect(await judge(undisturbed, whole, at)).toEqual(noHarm());
    at.remove(undisturbed);

    const tally = tallyOf(context, name);
    let cameThrough = 0;
    // The shortest of those that came through; most take somewhat longer, and their end is to be hit as well.
    let typical = whole.ms;
    for (let n = 0; n < LOOPS; n++) {
      const after = Math.random() * typical * 1.5;
      const job = start(at);
      const death = await run(child, job, after);
      if (death.over) {
        cameThrough += 1;
        typical = Math.min(typical, death.ms);
      }
      tally.add(await judge(job, death, at), `after ${after.toFixed(2)} of ${typical.toFixed(0)} ms`);
      at.remove(job);
    }
    tally.row.note = `of ${typical.toFixed(0)} ms at least; ${cameThrough} came through`;

    if (whole.steps === 0) return expect(tally.said).toEqual([]);
    const steps = tallyOf(context, '… before each of its file system calls');
    const every = Math.max(1, Math.ceil(whole.steps / LOOPS));
    for (let killAt = randomInt(every) + 1; killAt <= whole.steps; killAt += every) {
      const job = { ...start(at), killAt };
      const death = await run(child, job);
      expect(death.over, `call ${killAt} of ${whole.steps}`).toBe(false);
      steps.add(await judge(job, death, at), `before call ${killAt}`);
      at.remove(job);
    }
    expect([...tally.said, ...steps.said]).toEqual([]);
  });

test('a log that is taken away from a killed process is missed, with its index or without', async (context) => {
  const tally = tallyOf(context, 'the log taken away after a kill');
  for (let n = 0; n < LOOPS; n++) {
    const harm = noHarm();
    const job = { ...at.copy(), act: n % 2 === 0 ? 'log' : 'checkpoint' };
    const after = Math.random() * 250;
    const { over } = await run(child, job, after);
    const file = databaseFile(job.folder);
    if (!over) {
      for (const part of n % 3 === 0 ? ['-wal'] : ['-wal', '-shm']) rmSync(`${file}${part}`);
      const before = readFileSync(file);
      const core = coreIn(job.userData);
      const unlocked = await core.call('vault.unlock', { folder: job.folder, passphrase: job.passphrase });
      if (unlocked.ok) harm.corrupt.push('opened as if nothing were missing');
      core.close();
      if (!readFileSync(file).equals(before)) harm.corrupt.push('changed by the try to open it');
    }
    tally.add(harm, `after ${after.toFixed(2)} ms`);
    at.remove(job);
  }
  expect(tally.said).toEqual([]);
});
