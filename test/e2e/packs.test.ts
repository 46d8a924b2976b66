import { randomBytes } from 'node:crypto';
import { closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { joined, sealedTo } from '../main/handover/crafted.ts';
import { createVault, type Vault } from './harness.ts';
import { answer, at, BOUND, CLOCK, call, MEGABYTE, run } from './measured.ts';

/**
 * How much memory packs take, and files that inflate to far more than they are. It doesn't depend on how large they are: a
 * gigabyte takes as much (docs/performance.md).
 */
let leaver: Vault;
let successor: Vault;
let recipient: string;
beforeAll(() => {
  leaver = createVault('init', ...CLOCK);
  successor = createVault('init', ...CLOCK);
  recipient = call(successor, 'handover.key', {}).recipient;
});

describe('a pack of many large files', () => {
  const FILES = 6;
  test('is made, looked at and taken over in the memory of one of them, by file or through pipes', () => {
    const { id } = call(leaver, 'stakeholders.create', { name: '甲公司', kind: 'customer' });
    const talk = call(leaver, 'interactions.log', {
      stakeholderIds: [id],
      at: '2026-11-20T10:00:00+08:00',
      channel: 'visit',
    });
    const content = randomBytes(25 * MEGABYTE).toString('base64');
    for (let n = 0; n < FILES; n++)
      call(leaver, 'attachments.add', { interactionId: talk.id, name: `现场${n}.mp4`, content });
    const who = { recipient, successor: '周建国', leaver: '林晓梅' };

    const words = Object.entries(who).flatMap(([name, value]) => [`--${name}`, value]);
    const made = run(leaver, ['hand-over', ...words, '--out', at('a.liaison-pack')]);
    expect(made).toMatchObject({ status: 0, error: '' });
    const looked = run(successor, ['take-over', '--look', at('a.liaison-pack')]);
    expect(looked).toMatchObject({ status: 0, error: '' });
    expect(answer().counts.attachments).toBe(FILES);
    expect(answer().signer).toMatchObject({ state: 'new' });

    const piped = run(leaver, ['call', 'handover.prepare', JSON.stringify(who)], { output: at('pack.json') });
    expect(piped).toMatchObject({ status: 0, error: '' });
    expect(statSync(at('pack.json')).size).toBeGreaterThan((FILES * 25 * MEGABYTE * 4) / 3);
    const taken = run(successor, ['call', 'handover.receive', '-'], { input: at('pack.json') });
    expect(taken).toMatchObject({ status: 0, error: '' });
    expect(answer().added).toMatchObject({ stakeholders: 1, attachments: FILES });

    const tooLarge = at('too-large.liaison-pack');
    const handle = openSync(tooLarge, 'w');
    writeSync(handle, 'x', 1024 * MEGABYTE);
    closeSync(handle);
    const refused = run(successor, ['take-over', tooLarge]);
    expect(refused.error).toMatch(/over the limit of 1024 MB/);
    for (const { peak } of [made, looked, piped, taken, refused]) expect(peak).toBeLessThan(BOUND);
  }, 300_000);
});

describe('what inflates to far more than it is', () => {
  const zeros = (bytes: number) => new Uint8Array(bytes);
  const headTo = (to: string) => {
    const [id, at] = ['01931234-0000-7000-8000-000000000000', Date.UTC(2026, 10)];
    const from = { name: '林晓梅', department: '', owner: 1 };
    const keys = { signer: '0'.repeat(64), receiptKey: '0'.repeat(64), rules: '0'.repeat(64) };
    return JSON.stringify({ format: 3, id, madeAt: at, whole: true, to, from, ...keys });
  };
  const deep = (letters: number) => strToU8(`${'['.repeat(letters)}`);
  const many = (letters: number) => strToU8(`{"format":2,"rows":[${'[],'.repeat(letters / 3)}[]]}`);
  const unsigned: Record<string, () => Uint8Array> = {
    'an index of zeros': () => zipSync({ 'pack.json': zeros(300 * MEGABYTE) }),
    'an index without an end': () => zipSync({ 'pack.json': deep(60 * MEGABYTE) }),
    'an index of nothing, over and over': () => zipSync({ 'pack.json': many(60 * MEGABYTE) }),
    'the same, among noise that hides how well it packs': () =>
      zipSync({
        'pack.json': Buffer.concat([many(50 * MEGABYTE), Buffer.from(randomBytes(MEGABYTE).toString('hex'))]),
      }),
  };
  const signed: Record<string, () => Uint8Array> = {
    'one row without an end': () => zeros(300 * MEGABYTE).fill(0x20),
    'a row that is too deep': () => deep(3 * MEGABYTE),
    'rows of nothing': () => strToU8('["tag",{}]\n'.repeat(20 * MEGABYTE)),
    'empty rows': () => zeros(200 * MEGABYTE).fill(0x0a),
    'as many rows as there may be': () =>
      strToU8(`${headTo(recipient)}\n${'["tag",{"id":1,"name":"a"}]\n'.repeat(999_990)}`),
  };

  test.each([
    ...Object.entries(unsigned).map(([what, make]) => [what, 2, make] as const),
    ...Object.entries(signed).map(
      ([what, make]) => [what, 3, () => joined(gzipSync(make()), Buffer.alloc(64))] as const,
    ),
  ])('as a pack is refused before it costs anything: %s', async (_, format, make) => {
    const sealed = Buffer.from(await sealedTo(recipient, make(), format), 'base64');
    expect(sealed.length).toBeLessThan(4 * MEGABYTE);
    writeFileSync(at('bomb.liaison-pack'), sealed);
    const { status, error, peak } = run(successor, ['take-over', '--look', at('bomb.liaison-pack')]);
    expect(status).toBe(1);
    expect(error).toMatch(/no handover pack/);
    expect(peak).toBeLessThan(BOUND);
  });
});
