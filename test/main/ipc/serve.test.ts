import { expect, test } from 'vitest';
import type { Contract } from '../../../src/contract/call.ts';
import { contract } from '../../../src/contract/index.ts';
import { openDesk } from '../vault-fixture.ts';

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { id: value };
  return value;
};
/** What a clone can be and JSON can't. */
function containsItself(): unknown {
  const value: unknown[] = [];
  value.push(value, value);
  return value;
}
const doubled = (levels: number): unknown =>
  Array.from({ length: levels }).reduce((inner) => [inner, inner], 1 as unknown);
const ID = '01931234-0000-7000-8000-000000000000';
const HOSTILE: unknown[] = [
  undefined,
  null,
  0,
  Number.NaN,
  'text',
  [],
  { id: ID, __proto__: { polluted: true } },
  JSON.parse(`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"${ID}"}`),
  deep(50),
  deep(20_000),
  containsItself(),
  doubled(26),
  { closeToTray: undefined, id: undefined, theme: undefined },
  { id: '\ud800', name: '\udfff' },
  { id: "'; DROP TABLE stakeholder; --", query: `" OR 1=1 NEAR( * ^ {` },
  { filter: { query: '"" AND (" * : ^ -' }, query: '*', limit: 1e9, offset: -1, cursor: '../../etc/passwd' },
  {
    id: ID,
    at: '2026-02-30T00:00:00Z',
    dueOn: '2026-13-01',
    period: '2026Q9',
    every: '0 months',
    target: '-3 h',
  },
  { id: ID, at: '+275760-09-13T00:00:00Z', last: '9999-12-31', every: '9999999999 years', from: 'now' },
  { name: 'x'.repeat(10_000_000), content: 'y'.repeat(1_000_000), passphrase: '' },
  {
    id: ID,
    stakeholderIds: [ID],
    at: '2026-01-01T00:00:00Z',
    channel: 'phone',
    toString: null,
    valueOf: null,
  },
];

/** Opens and creates vaults: their own tests try them. */
const names = Object.keys(contract).filter(
  (name) => !/^vault\.(create|createSample|lock|unlock)$/.test(name),
);

const takeNothing = (name: string) => (contract as Contract)[name]?.input.safeParse({}).success === true;

test('whatever is sent to any call is answered with an error value or a correct result', async () => {
  const desk = await openDesk();
  for (const name of names) {
    for (const payload of HOSTILE) {
      const result = await desk.core.call(name, payload);
      if (result.ok) continue;
      expect(
        ['invalid', 'not-found', 'conflict', 'locked', 'cancelled'],
        `${name}: ${JSON.stringify(result.error)}`,
      ).toContain(result.error.code);
      expect(result.error.message).not.toMatch(/\w+:error\.|SQLITE|\[object/);
    }
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  const made = (await desk.call('actions.recent', {})).rows.map((row) => row.call);
  expect(made.filter((call) => !takeNothing(call))).toEqual([]);
  // Saying again what holds already is no step.
  expect(new Set(made).size).toBe(made.length);
}, 120_000);

test('calls that are not in the contract are refused', async () => {
  const desk = await openDesk();
  for (const name of ['', '__proto__', 'constructor', 'toString', 'stakeholders', 'x'.repeat(100_000)])
    expect(await desk.refused(name as 'vault.state', {})).toMatchObject({ code: 'not-found' });
});

test.each([
  [
    'en',
    '“kind” must be one of: customer, supplier',
    '“name” must not be empty',
    '“at” must be a date and time',
  ],
  ['zh-CN', '“kind”只能是其中之一：customer, supplier', '“name”不能为空', '“at”应为 1900–2199 年间'],
] as const)(
  'what is wrong with an input is said in the language of the user: %s',
  async (language, ...said) => {
    const desk = await openDesk({ language });
    const id = ID;
    const refused = [
      await desk.refused('stakeholders.create', { name: '甲', kind: 'friend' }),
      await desk.refused('stakeholders.create', { name: '  ', kind: 'customer' }),
      await desk.refused('interactions.log', { stakeholderIds: [id], at: 'yesterday', channel: 'phone' }),
    ];
    for (const [i, sentence] of said.entries()) {
      expect(refused[i]).toMatchObject({ code: 'invalid', message: expect.stringContaining(sentence) });
      expect(refused[i]?.issues).toHaveLength(1);
    }
  },
);

test.each(['en', 'zh-CN'] as const)(
  'no input is refused in words that are not ours: %s',
  async (language) => {
    const desk = await openDesk({ language });
    for (const name of names) {
      for (const payload of HOSTILE) {
        const result = await desk.core.call(name, payload);
        if (result.ok) continue;
        for (const { message } of [result.error, ...(result.error.issues ?? [])])
          expect(message, name).not.toMatch(
            /Invalid (input|option)|expected|received|input\.|types\.|\$t|\{\{/,
          );
      }
    }
  },
  120_000,
);
