import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CallName } from '../../../src/contract/index.ts';
import { caseOf, clockRules } from '../../../src/main/feedback/rules.ts';
import { feedbackStore } from '../../../src/main/feedback/store.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';

const START = Date.parse('2026-09-21T09:00:00+08:00');
const iso = (at: number) => new Date(at).toISOString();

/** The clocks as they are stored, and as the log makes them now. */
function storedAndComputed(desk: Desk) {
  const session = desk.core.session();
  if (session === null) throw new Error('locked');
  const { db } = session;
  const store = feedbackStore(db);
  const rules = clockRules(db);
  const stored = db
    .prepare(
      `SELECT feedback_id AS row, clock, ordinal, started_at AS startedAt, deadline_at AS deadlineAt, warn_at AS warnAt,
         stopped_at AS stoppedAt, paused FROM feedback_clock ORDER BY feedback_id, clock, ordinal`,
    )
    .all();
  const rows = db
    .prepare<[], number>('SELECT id FROM feedback WHERE deleted_at IS NULL ORDER BY id')
    .pluck()
    .all();
  const computed = rows.flatMap((row) => {
    const found = store.findRow(row);
    if (found === undefined) return [];
    return rules
      .clocks(caseOf(found, store.log(row)))
      .map(({ clock, ordinal, startedAt, deadlineAt, warnAt, stoppedAt, pausedAt }) => {
        const paused = pausedAt === null ? 0 : 1;
        return { row, clock, ordinal, startedAt, deadlineAt, warnAt, stoppedAt, paused };
      })
      .sort((a, b) => a.clock.localeCompare(b.clock) || a.ordinal - b.ordinal);
  });
  return { stored, computed };
}

const calls = ['respond', 'wait', 'resume', 'resolve', 'close', 'reopen', 'escalate', 'remove'] as const;
const acts = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constantFrom(...calls), which: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('receive' as const), which: fc.nat(3) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom('undo' as const, 'policy' as const, 'calendar' as const, 'edit' as const),
        which: fc.nat(4),
      }),
    },
  ),
  { minLength: 10, maxLength: 40 },
);

test('whatever is done and undone, the stored clocks are those that the log makes', async () => {
  const desk = await openDesk({ now: iso(START) });
  const hours = { mon: [['08:00', '20:00']], tue: [['08:00', '12:00']], fri: [['10:00', '11:00']] };
  const file = { zone: 'Asia/Shanghai', hours, holidays: [], workdays: [] };
  const { id: other } = await desk.call('calendars.import', {
    name: 'Other',
    content: Buffer.from(JSON.stringify(file)).toString('base64'),
  });
  let now = START;
  const ids: string[] = [];
  const undoable: string[] = [];
  const attempt = async (name: CallName, input: unknown) => {
    const result = await desk.core.call(name, input);
    if (!result.ok) expect(result.error.code).not.toBe('unexpected');
    if (result.ok && result.actionId !== undefined) undoable.push(result.actionId);
    return result;
  };

  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      for (const act of all) {
        now += 5 * 3_600_000;
        desk.setNow(iso(now));
        const id = ids.at(-1 - act.which);
        if (act.do === 'receive') {
          const kind = ['requirement', 'conflict', 'request', 'decision'][act.which];
          const made = await attempt('feedback.receive', { kind, channel: 'email', content: '反馈' });
          if (made.ok) ids.push((made.value as { id: string }).id);
        } else if (act.do === 'undo')
          await attempt('actions.undo', { actionId: undoable.at(-1 - act.which) ?? '0' });
        else if (act.do === 'policy')
          await attempt('policies.save', {
            topic: 'feedback-targets',
            effectiveFrom: '2026-01-01',
            reason: '更正',
            content: { targets: [{ clock: 'resolution', target: `${act.which + 1} working days` }] },
          });
        else if (act.do === 'calendar') await attempt('calendars.use', { id: act.which % 2 ? other : null });
        else if (act.do === 'edit')
          await attempt('feedback.update', { id, priority: 'important', receivedAt: iso(START) });
        else await attempt(`feedback.${act.do}`, { id });
        const { stored, computed } = storedAndComputed(desk);
        expect(stored).toEqual(computed);
      }
    }),
    { numRuns: 8 },
  );
}, 120_000);
