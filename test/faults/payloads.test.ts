import { randomInt } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../src/contract/index.ts';
import type { Core } from '../../src/main/core.ts';
import { LOOPS, noHarm, tallyOf } from './tally.ts';
import { openedWorld } from './world.ts';

/** Every call of the contract with input that nobody means: an error value or a right result, and no row changed by a refusal. */

const LONGEST_MS = 2_000;
/** They change which vault is open, or make whole ones; their own stories try them. */
const ELSEWHERE =
  /^vault\.(create|createSample|lock|unlock|salvage|changePassphrase|resetPassphrase|newRecoveryCode|checkPassphrase)$|^handover\.erase$|^people\.erase$|^backups\./;
const CODES = ['invalid', 'not-found', 'conflict', 'locked', 'cancelled'];

let core: Core;
beforeAll(async () => {
  const opened = await openedWorld();
  core = opened.core;
  return opened.end;
});

const pick = <T>(from: readonly T[]): T => from[randomInt(from.length)] as T;
const UUID = '01931234-0000-7000-8000-000000000000';

function deep(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { id: value };
  return value;
}
function endless(): unknown {
  const value: unknown[] = [];
  value.push(value);
  return value;
}

const TEXTS = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\udfff张伟',
  "'; DROP TABLE stakeholder; --",
  '" OR 1=1 NEAR( * ^ {',
  '<img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  'C:\\Windows\\system32',
  '%s%n{{what}}$t(vault:error.none)',
  '=HYPERLINK("http://x")',
  '9'.repeat(400),
  '2026-02-30',
  '2026-02-30T25:61:00+99:00',
  '+275760-09-13T00:00:00Z',
  UUID,
  'any',
  'customer',
  'key',
  '1 month',
  '0 days',
  '99999999 years',
  '2026Q9',
  '2026Q3',
  '#/print/report?period=',
];
const OTHERS: (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => 2 ** 53,
  () => -1,
  () => 1e308,
  () => [],
  () => ({}),
  () => [null, undefined, {}],
  () => Array.from({ length: 10_000 }, () => UUID),
  () => deep(40),
  () => deep(20_000),
  endless,
  () => new Date(Number.NaN),
  () => new Uint8Array(8),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  () => 'x'.repeat(10_000_000),
  () => 123n,
];
const hostile = (): unknown => (randomInt(2) === 0 ? pick(TEXTS) : pick(OTHERS)());

type Shape = { properties?: Record<string, unknown> };
const namesOf = (name: keyof typeof contract): string[] =>
  Object.keys(
    (z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }) as Shape).properties ?? {},
  );

/** Now and then nothing but a hostile value; else some fields of the call, and sometimes one that it hasn't got. */
function payload(names: readonly string[]): unknown {
  if (randomInt(8) === 0) return hostile();
  const chosen = names.filter(() => randomInt(3) > 0);
  if (randomInt(4) === 0) chosen.push(pick(['__proto__', 'toString', 'polluted', 'id', 'filter']));
  return Object.fromEntries(chosen.map((name) => [name, hostile()]));
}

/** What a refusal must not change: any row that is journaled, and the trail. */
function rows(): string {
  const db = core.session()?.db;
  const of = (sql: string) => db?.prepare(sql).pluck().get();
  return JSON.stringify([of('SELECT max(id) FROM change'), of('SELECT max(id) FROM trail')]);
}

test('whatever is sent to a call is answered in time with an error value or a right result', async (context) => {
  const tally = tallyOf(context, 'hostile payloads');
  const names = (Object.keys(contract) as (keyof typeof contract)[]).filter((name) => !ELSEWHERE.test(name));
  for (const name of names) {
    const fields = namesOf(name);
    for (let n = 0; n < LOOPS; n++) {
      const harm = noHarm();
      const input = payload(fields);
      const before = rows();
      const began = performance.now();
      const result = await core.call(name, input);
      const took = performance.now() - began;
      if (took > LONGEST_MS) harm.corrupt.push(`took ${Math.round(took)} ms`);
      if (!result.ok && !CODES.includes(result.error.code)) harm.corrupt.push(result.error.message);
      if (!result.ok && rows() !== before) harm.halfDone.push('rows were changed by a refusal');
      if (core.session() === null) throw new Error(`${name} closed the vault`);
      tally.add(harm, `${name} ${describe(input)}`);
    }
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  tally.row.note = `${names.length} calls`;
  expect(tally.said).toEqual([]);
  expect(core.session()?.db.pragma('integrity_check', { simple: true })).toBe('ok');
});

function describe(input: unknown): string {
  try {
    return JSON.stringify(input, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))?.slice(
      0,
      300,
    );
  } catch {
    return 'something endless';
  }
}
