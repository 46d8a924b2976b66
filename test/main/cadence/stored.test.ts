import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workingDayOnOrBefore } from '../../../src/domain/calendars/calendar.ts';
import { addDays } from '../../../src/domain/calendars/days.ts';
import { computedStore } from '../../../src/main/cadence/computed.ts';
import { cadenceLog } from '../../../src/main/cadence/log.ts';
import { computeCadence } from '../../../src/main/cadence/recompute.ts';
import { cadenceRules } from '../../../src/main/cadence/rules.ts';
import { activeCalendar } from '../../../src/main/calendars/active.ts';
import type { WireResult } from '../../../src/main/ipc/serve.ts';
import type { Session } from '../../../src/main/session/session.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';

const FIRST = '2026-01-01';
type World = {
  desk: Desk;
  stakeholders: string[];
  interactions: string[];
  exceptions: string[];
  today: string;
};
/** Some steps are refused, as when what they are about was undone before. */
type Step = (world: World) => Promise<void>;
const idOf = (result: WireResult) => (result.ok ? [(result.value as { id: string }).id] : []);
const pick = (all: string[], n: number) => all[n % Math.max(1, all.length)];
const day = fc.integer({ min: -60, max: 200 }).map((n) => addDays(FIRST, n));
const nth = fc.nat(20);
const at = (on: string, time = '09:30') => `${on}T${time}:00+08:00`;
/** Contacts and looks at the clock fall before and after each other on the same day, too. */
const time = fc.constantFrom('00:00', '09:30', '15:00', '23:59');

const register = fc
  .record({
    kind: fc.constantFrom('customer' as const, 'supplier' as const, 'partner' as const),
    tier: fc.constantFrom('key' as const, 'general' as const),
    core: fc.boolean(),
    from: fc.option(day, { nil: undefined }),
  })
  .map(
    ({ kind, tier, core, from }): Step =>
      async (world) => {
        const { id } = await world.desk.call('stakeholders.create', {
          name: '远航',
          kind,
          tier,
          tags: core ? ['core'] : [],
          ...(from !== undefined && { activeFrom: from }),
        });
        world.stakeholders.push(id);
      },
  );
const change = fc
  .tuple(
    nth,
    fc.oneof(
      fc.record({ tier: fc.constantFrom('key' as const, 'general' as const) }),
      fc.record({ status: fc.constantFrom('active' as const, 'ended' as const) }),
      fc.record({ tags: fc.constantFrom<string[]>(['core'], ['vip'], []) }),
      fc.record({ activeFrom: day }),
    ),
  )
  .map(
    ([n, fields]): Step =>
      async ({ desk, stakeholders }) => {
        const id = pick(stakeholders, n);
        if (id !== undefined) await desk.core.call('stakeholders.update', { id, ...fields });
      },
  );
const contact = fc
  .record({
    a: nth,
    b: nth,
    on: day,
    time,
    channel: fc.constantFrom('phone' as const, 'visit' as const, 'video' as const),
    purpose: fc.constantFrom('progress-sync' as const, null),
    effective: fc.boolean(),
  })
  .map(
    ({ a, b, on, time: hour, ...rest }): Step =>
      async (world) => {
        const ids = [...new Set([pick(world.stakeholders, a), pick(world.stakeholders, b)])].filter(
          (id) => id !== undefined,
        );
        if (ids.length === 0) return;
        const result = await world.desk.core.call('interactions.log', {
          stakeholderIds: ids,
          at: at(on, hour),
          ...rest,
        });
        world.interactions.push(...idOf(result));
      },
  );
const edit = fc.tuple(nth, day, fc.boolean()).map(
  ([n, on, gone]): Step =>
    async (world) => {
      const id = pick(world.interactions, n);
      if (id === undefined) return;
      if (!gone) return void (await world.desk.core.call('interactions.update', { id, at: at(on) }));
      await world.desk.core.call('interactions.remove', { id });
      world.interactions = world.interactions.filter((one) => one !== id);
    },
);
const except = fc.tuple(nth, fc.constantFrom('1 week', 'off'), fc.boolean()).map(
  ([n, every, ofTag]): Step =>
    async ({ desk, stakeholders, exceptions }) => {
      const id = pick(stakeholders, n);
      if (id === undefined) return;
      const of = ofTag ? { tag: 'vip' } : { stakeholderId: id };
      const result = await desk.core.call('cadence.saveException', { slot: 'any', every, ...of });
      exceptions.push(...idOf(result));
    },
);
const allow = nth.map(
  (n): Step =>
    async ({ desk, exceptions }) => {
      const id = pick(exceptions, n);
      if (id !== undefined) await desk.core.call('cadence.removeException', { id });
    },
);
const decide = fc.tuple(day, fc.constantFrom('1 week', '1 month', 'off')).map(
  ([on, every]): Step =>
    async ({ desk }) => {
      const rules = [{ id: 'all', slot: 'any', every }];
      await desk.call('policies.save', {
        topic: 'cadence',
        effectiveFrom: on,
        reason: '更正',
        content: { rules, organisationObligations: [] },
      });
    },
);
const combine = fc.tuple(nth, nth).map(
  ([a, b]): Step =>
    async ({ desk, stakeholders }) => {
      await desk.core.call('stakeholders.merge', {
        keepId: pick(stakeholders, a),
        otherId: pick(stakeholders, b),
      });
    },
);
const undo: fc.Arbitrary<Step> = fc.constant(async ({ desk }) => {
  const { rows } = await desk.call('actions.recent', {});
  const last = rows.find((row) => !row.undone);
  if (last !== undefined) await desk.core.call('actions.undo', { actionId: last.actionId });
});
const sleep = fc.tuple(day, time).map(
  ([on, hour]): Step =>
    async (world) => {
      world.today = on;
      world.desk.setNow(at(on, hour));
    },
);

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: register },
    { weight: 3, arbitrary: change },
    { weight: 5, arbitrary: contact },
    { weight: 2, arbitrary: edit },
    { weight: 2, arbitrary: except },
    { weight: 1, arbitrary: allow },
    { weight: 1, arbitrary: decide },
    { weight: 1, arbitrary: combine },
    { weight: 2, arbitrary: undo },
    { weight: 4, arbitrary: sleep },
  ),
  { minLength: 10, maxLength: 30 },
);

const TABLES = { cadence_due: 'slot', cadence_obligation: 'slot, due_on', last_contact: 'at' };
const stored = ({ db }: Session) =>
  Object.entries(TABLES).map(([table, key]) =>
    db.prepare(`SELECT * FROM ${table} ORDER BY stakeholder_id, ${key}`).all(),
  );

/** What the tables would hold if they were computed anew, all of them. */
function computedAnew(session: Session) {
  const { db } = session;
  db.exec('SAVEPOINT anew');
  for (const table of Object.keys(TABLES)) db.exec(`DELETE FROM ${table}`);
  const log = cadenceLog(db, session.zone());
  const rules = cadenceRules(db, session.zone());
  const calendar = activeCalendar(db);
  const moment = { now: session.now(), today: session.today(), zone: session.zone() };
  const announce = (on: string) => workingDayOnOrBefore(calendar, on);
  for (const row of db.prepare<[], number>('SELECT id FROM stakeholder').pluck().all())
    computedStore(db).put(row, computeCadence(log, rules, announce, moment, row));
  const rows = stored(session);
  db.exec('ROLLBACK TO anew; RELEASE anew');
  return rows;
}

it('whatever is done in whatever order, what is stored is what the log says', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (story) => {
      const desk = await openDesk({ now: at(FIRST) });
      const world: World = { desk, stakeholders: [], interactions: [], exceptions: [], today: FIRST };
      const session = desk.core.session();
      if (session === null) throw new Error('No vault');
      for (const step of story) {
        await step(world);
        await desk.call('cadence.due', {});
        expect(stored(session)).toEqual(computedAnew(session));
      }
      desk.core.close();
    }),
    { numRuns: 5, endOnFailure: true },
  );
}, 120_000);
