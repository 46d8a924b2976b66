import { expect, test } from 'vitest';
import { openDesk, PASSPHRASE } from '../main/vault-fixture.ts';
import { fill } from './fill.ts';
import { compared } from './measure.ts';

const STAKEHOLDERS = Number(process.env.LIAISON_BENCH_SIZE ?? 10_000);
const INTERACTIONS = STAKEHOLDERS * 10;

test(`each act of the user on ${STAKEHOLDERS} stakeholders with ${INTERACTIONS} interactions`, async () => {
  const desk = await openDesk();
  const { core, call, folder } = desk;
  const session = () => {
    const open = core.session();
    if (open === null) throw new Error('The vault is locked');
    return open;
  };
  fill(session(), STAKEHOLDERS, INTERACTIONS);
  /** The floor: every note of every interaction is read once by plain SQL. */
  const scan = () => session().db.prepare("SELECT count(*) FROM interaction WHERE summary LIKE '%龘%'").get();
  const page = (input: object) => () => call('stakeholders.list', { limit: 200, ...input });
  const first = (await call('stakeholders.list', { limit: 1 })).rows[0]?.id ?? '';
  const log = () =>
    call('interactions.log', {
      stakeholderIds: [first],
      at: new Date(session().now()).toISOString(),
      channel: 'phone',
    });
  /** The first answer after something was written. */
  const fresh = (act: () => Promise<unknown>) => ({ before: log, act });
  const last = Math.max(0, STAKEHOLDERS - 200);

  const table = await compared(scan, {
    'register by name, top, after a change': fresh(page({})),
    'register by name, top': { act: page({}) },
    'register by name, end': { act: page({ offset: last }) },
    'register by last contact, after a change': fresh(page({ sort: 'lastContact' })),
    'register by next due, after a change': fresh(page({ sort: 'nextDue' })),
    'register by next due, end': { act: page({ sort: 'nextDue', offset: last }) },
    'register by tier, after a change': fresh(page({ sort: 'tier' })),
    'register, overdue customers, after a change': fresh(
      page({ filter: { kinds: ['customer'], dueStates: ['overdue'] } }),
    ),
    'register, one Chinese character': { act: page({ filter: { query: '张' } }) },
    grid: { act: () => call('stakeholders.grid', {}) },
    'interactions, top, after a change': fresh(() => call('interactions.list', { limit: 200 })),
    'interactions, top': { act: () => call('interactions.list', { limit: 200 }) },
    'interactions, end': {
      act: () => call('interactions.list', { limit: 200, cursor: String(INTERACTIONS - 200) }),
    },
    'interactions, search, after a change': fresh(() =>
      call('interactions.list', { limit: 200, filter: { query: '账期' } }),
    ),
    'interactions, search': {
      act: () => call('interactions.list', { limit: 200, filter: { query: '账期' } }),
    },
    'people, end': { act: () => call('people.list', { limit: 200, cursor: String(last) }) },
    palette: { act: () => call('search.all', { query: '张' }) },
    'a stakeholder': { act: () => call('stakeholders.get', { id: first }) },
    'its timeline': { act: () => call('stakeholders.timeline', { id: first }) },
    today: fresh(() => call('today.get', { scope: 'all' })),
    'logging an interaction': { act: log },
    'figures of a quarter, first': fresh(() => call('kpi.figures', { period: '2026Q4' })),
    'trend of 8 quarters, again': { act: () => call('kpi.trend', { period: '2026Q4', count: 8 }) },
    'another day begins': {
      before: async () => desk.setNow(new Date(session().now() + 86_400_000).toISOString()),
      act: () => call('today.get', { scope: 'all' }),
    },
    unlocking: {
      before: () => call('vault.lock', {}),
      act: () => call('vault.unlock', { folder, passphrase: PASSPHRASE }),
    },
  });
  console.log(table.text);
  expect(table.rows).toBeGreaterThan(20);
});
