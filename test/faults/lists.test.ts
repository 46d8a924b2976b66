import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core.ts';
import { LOOPS, noHarm, tallyOf } from './tally.ts';
import { must, openedWorld } from './world.ts';

/** Lists that came to harm or were made to do some: refused, or in whole and taken back whole. */

const FIXTURES = 'test/fixtures/import';
const LONGEST_MS = 20_000;
const MOST_HEAP_BYTES = 1024 ** 3;

let core: Core;
beforeAll(async () => {
  const opened = await openedWorld();
  core = opened.core;
  return opened.end;
});

const files = readdirSync(FIXTURES).map((name) => [name, readFileSync(join(FIXTURES, name))] as const);
const pick = <T>(from: readonly T[]): T => from[randomInt(from.length)] as T;
const place = (bytes: Uint8Array) => randomInt(Math.max(bytes.length, 1));

/** What can happen to the bytes of a list. */
const HARMS: Record<string, (bytes: Buffer) => Uint8Array> = {
  'cut off': (bytes) => bytes.subarray(0, place(bytes)),
  'bytes changed': (bytes) => {
    const harmed = Buffer.from(bytes);
    for (let n = 0; n < 20; n++) harmed[place(harmed)] = randomInt(256);
    return harmed;
  },
  'zeros within': (bytes) => Buffer.concat([bytes.subarray(0, 60), Buffer.alloc(30), bytes.subarray(60)]),
  'a quote left open': (bytes) => {
    const text = place(bytes);
    return Buffer.concat([bytes.subarray(0, text), Buffer.from('"'), bytes.subarray(text)]);
  },
  'lines joined': (bytes) =>
    Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n').replace('\n', ','), 'latin1'),
  'twice over': (bytes) => Buffer.concat([bytes, bytes]),
  'in another encoding': (bytes) =>
    iconv.encode(bytes.toString('utf8'), pick(['utf16-le', 'big5', 'gb18030', 'cp1252'])),
  ragged: (bytes) =>
    Buffer.from(
      bytes.toString('latin1').replaceAll(',', () => pick([',', ',,', ''])),
      'latin1',
    ),
  formulas: () => strToU8('公司,备注\n=1+1,@SUM(A1)\n-2+3,"=HYPERLINK(""http://x"")"\n'),
  'headings doubled': () => strToU8('公司,公司,电话,电话,,\n甲,乙,1,2,3,4\n'),
  'a field without end': () =>
    Buffer.concat([Buffer.from('公司,备注\n甲,"'), Buffer.alloc(30_000_000, 0x61)]),
  'an archive that swells': () => zipSync({ 'xl/workbook.xml': new Uint8Array(220_000_000) }, { level: 9 }),
  'entities in a workbook': () =>
    zipSync({
      'xl/workbook.xml': strToU8(
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><workbook>&b;</workbook>',
      ),
    }),
  'no archive, though it says so': () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 7)]),
};
const names = Object.keys(HARMS);

test('is refused, or goes in whole and can be taken back', async (context) => {
  const tally = tallyOf(context, 'lists that came to harm');
  const counted = () => {
    const db = core.session()?.db;
    const of = (table: string) =>
      db?.prepare(`SELECT count(*) FROM ${table} WHERE deleted_at IS NULL`).pluck().get();
    return JSON.stringify([of('stakeholder'), of('person')]);
  };
  let refused = 0;
  for (let n = 0; n < Math.max(Math.ceil(LOOPS * 1.5), names.length); n++) {
    const harm = noHarm();
    const how = names[n % names.length] ?? 'cut off';
    const [fileName, bytes] = pick(files);
    const content = Buffer.from(HARMS[how]?.(bytes) ?? bytes).toString('base64');
    const before = counted();
    const began = performance.now();
    const result = await core.call('imports.apply', { fileName, content });
    if (performance.now() - began > LONGEST_MS) harm.corrupt.push('took too long');
    if (process.memoryUsage().heapUsed > MOST_HEAP_BYTES) harm.corrupt.push('took more than 1 GB');
    if (result.ok) {
      const { actionId } = result.value as { actionId: string | null };
      if (actionId !== null) await must(core, 'actions.undo', { actionId });
    } else {
      refused += 1;
      if (result.error.code !== 'invalid') harm.corrupt.push(result.error.message);
    }
    if (counted() !== before) harm.halfDone.push(`${before} became ${counted()}`);
    tally.add(harm, `${fileName}: ${how}`);
  }
  tally.row.note = `${refused} refused`;
  expect(tally.said).toEqual([]);
});
