import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startReader } from '../../../src/main/reader/link.ts';
import { tempFolder } from '../vault-fixture.ts';

const AT = { now: 0, zone: 'UTC', language: 'en' } as const;

/** A reader whose worker does this with a question `q`. */
function readerThat(does: string) {
  const script = join(tempFolder(), 'reader.mjs');
  writeFileSync(
    script,
    `import { parentPort, threadId, workerData } from 'node:worker_threads';
     parentPort.on('message', (q) => { const say = (more) => parentPort.postMessage({ id: q.id, ...more }); ${does} });`,
  );
  const keys: Uint8Array[] = [];
  const reader = startReader(script, () => {
    const key = new Uint8Array(32).fill(7);
    keys.push(key);
    return { file: '/vault.db', cipher: 'aegis', key };
  });
  onTestFinished(() => reader.stop());
  return { read: (input: unknown) => reader.read('kpi.figures', input, AT), keys, stop: reader.stop };
}

test('questions get their own answers; the key is left in the thread’s hands alone', async () => {
  const { read, keys } = readerThat(
    'setTimeout(() => say({ result: { ok: true, value: [q.input, q.at.zone, workerData.key[0]] } }), q.input)',
  );
  const answers = await Promise.all([read(20), read(1), read(10)]);
  expect(answers).toEqual([20, 1, 10].map((n) => ({ ok: true, value: [n, 'UTC', 7] })));
  expect(keys.map((key) => Math.max(...key))).toEqual([0]);
});

test('an exception there is one here', async () => {
  const { read } = readerThat("say({ thrown: 'no such column' })");
  await expect(read(1)).rejects.toThrow('no such column');
});

test('who waits when the thread dies is told why, and the next question starts another', async () => {
  const { read } = readerThat(
    "if (q.input === 'die') throw new Error('out of memory'); say({ result: { ok: true, value: threadId } });",
  );
  const first = await read('thread');
  await expect(read('die')).rejects.toThrow('out of memory');
  const second = await read('thread');
  expect(second).toMatchObject({ ok: true });
  expect(second).not.toEqual(first);
});

test('who waits when the vault is closed is told so; afterwards nothing is read', async () => {
  const { read, stop } = readerThat('');
  const asked = read('nothing');
  await stop();
  expect(await asked).toMatchObject({ ok: false, error: { code: 'locked' } });
  expect(await read('more')).toMatchObject({ ok: false, error: { code: 'locked' } });
});
