import { expect, onTestFinished, test, vi } from 'vitest';
import type { Db } from '../../../src/main/db/open.ts';
import { fill } from '../../bench/fill.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';

/** These stay few however long a vault is used. */
const SMALL = ['owner', 'calendar', 'reminder_snooze', 'tag', 'policy', 'cadence_exception', 'vault_setting'];
const NO_TABLES = ['json_each', 'touched', 'place', 'pragma_data_version', 'CONSTANT'];

function dbOf({ core }: Desk): Db {
  const db = core.session()?.db;
  if (db === undefined) throw new Error('The vault is not open.');
  return db;
}

type Methods = Record<string, (...args: unknown[]) => unknown>;

/** The questions that a call asks of the database, each with what it was given. */
async function questionsOf(
  desk: Desk,
  ask: () => Promise<unknown>,
): Promise<[sql: string, args: unknown[]][]> {
  const questions = new Map<string, unknown[]>();
  const statement = Object.getPrototypeOf(dbOf(desk).prepare('SELECT 1')) as Methods;
  const spies = ['all', 'get', 'iterate'].map((name) => {
    const original = statement[name];
    return vi.spyOn(statement, name).mockImplementation(function (this: { source: string }, ...args) {
      questions.set(this.source, args);
      return original?.apply(this, args);
    });
  });
  const stop = () => {
    for (const spy of spies) spy.mockRestore();
  };
  onTestFinished(stop);
  await ask();
  stop();
  return [...questions].filter(([sql]) => /^\s*(?:SELECT|WITH)\b/i.test(sql));
}

/** What a question reads from end to end, of what grows with use: `feedback USING INDEX feedback_received`. */
function readThrough(db: Db, sql: string, args: unknown[]): string[] {
  const tables = new Map(
    [...sql.matchAll(/\b(?:FROM|JOIN)\s+(\w+)(?:\s+AS\s+(\w+))?/gi)].map(([, table = '', alias = table]) => [
      alias,
      table,
    ]),
  );
  const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...args);
  const through = plan.flatMap(({ detail }) => {
    const [, alias = '', how = ''] = /^SCAN (\w+)(.*)$/.exec(detail) ?? [];
    const table = tables.get(alias) ?? alias;
    // `:M`: by the words that are searched for.
    const isSearch = / VIRTUAL TABLE INDEX \d+:M/.test(how);
    return table === '' || isSearch || SMALL.includes(table) || NO_TABLES.includes(alias)
      ? []
      : [table + how];
  });
  const sorted = plan
    .filter(({ detail }) => detail.startsWith('USE TEMP B-TREE'))
    .map(({ detail }) => detail);
  return through.length > 0 ? [...through, ...sorted] : [];
}

/**
 * What a call reads through is pinned: a question that lost its index shows here, not in a slow morning. A list reads the index of
 * its order, which holds no more than is needed for that.
 */
test.each([
  ['today.get', { scope: 'all' }, []],
  ['today.numbers', { scope: 'all' }, []],
  ['cadence.due', {}, []],
  ['feedback.queue', {}, []],
  ['reminders.settings', {}, []],
  ['stakeholders.list', {}, ['stakeholder USING INDEX stakeholder_name']],
  ['stakeholders.list', { descending: true }, ['stakeholder USING INDEX stakeholder_name']],
  [
    'stakeholders.list',
    { sort: 'nextDue' },
    ['USE TEMP B-TREE FOR ORDER BY', 'cadence_due', 'stakeholder USING INDEX stakeholder_owner'],
  ],
  ['stakeholders.list', { filter: { query: '张' } }, []],
  ['people.list', {}, ['person USING INDEX person_name']],
  ['interactions.list', {}, ['interaction USING INDEX interaction_at']],
  ['feedback.list', {}, ['feedback USING INDEX feedback_received']],
  ['nextSteps.list', {}, ['next_step USING INDEX next_step_open']],
  ['search.all', { query: '张伟' }, []],
  ['trail.list', {}, ['trail']],
  ['actions.steps', {}, ['action']],
] as const)('%s %o reads through what it must', async (name, input, through) => {
  const desk = await openDesk();
  const session = desk.core.session();
  if (session !== null) fill(session, 10, 20);
  const questions = await questionsOf(desk, () => desk.call(name, input as never));
  expect(questions.length).toBeGreaterThan(0);
  const read = questions.flatMap(([sql, args]) => readThrough(dbOf(desk), sql, args));
  expect([...new Set(read)].sort()).toEqual(through);
});
