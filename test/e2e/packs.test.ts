import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeBinary, ROOT } from '../../tools/setup.mjs';
import { joined, sealedTo } from '../main/handover/crafted.ts';
import { createVault, opening, temporaryFolder, type Vault } from './harness.ts';

/**
 * How much memory the built command line takes for packs, and for files that inflate to far more than they are, each in a process of its
 * own. What it takes doesn't depend on how large they are: a gigabyte takes as much (docs/performance.md).
 */
const MEGABYTE = 1024 * 1024;
const BOUND = 500 * MEGABYTE;

const CLOCK = ['--now=2026-11-23T09:00:00+08:00', '--zone=Asia/Shanghai', '--lang=en'];
const TELLS_PEAK = `data:text/javascript,${encodeURIComponent(
  'import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(process.env.PEAK,String(process.resourceUsage().maxRSS*1024)))',
)}`;
const folder = temporaryFolder();
const at = (name: string) => join(folder, name);

type Ran = { status: number | null; error: string; peak: number };

/** Runs one command, from and to files; no text of this process would hold what goes through. */
function run(vault: Vault, args: string[], { input, output }: { input?: string; output?: string } = {}): Ran {
  const [stdin, stdout] = [
    input !== undefined && openSync(input, 'r'),
    openSync(output ?? at('answer.json'), 'w'),
  ];
  const { status, stderr } = spawnSync(
    nodeBinary(),
    ['--import', TELLS_PEAK, join(ROOT, 'out/main/cli.js'), ...args, ...opening(vault), ...CLOCK],
    {
      stdio: [stdin === false ? 'ignore' : stdin, stdout, 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, PEAK: at('peak') },
    },
  );
  for (const open of [stdin, stdout]) if (typeof open === 'number') closeSync(open);
  return { status, error: stderr, peak: Number(readFileSync(at('peak'), 'utf8')) };
}

const answer = () => JSON.parse(readFileSync(at('answer.json'), 'utf8'));
function call(vault: Vault, name: string, input: object) {
  writeFileSync(at('input.json'), JSON.stringify(input));
  const { status, error } = run(vault, ['call', name, '-'], { input: at('input.json') });
  expect({ status, error }).toEqual({ status: 0, error: '' });
  return answer();
}

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
