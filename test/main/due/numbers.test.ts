import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONTACT_SECTIONS, contactSection, dueNumbers } from '../../../src/domain/today.ts';
import { dueDays } from '../../../src/main/due/numbers.ts';
import { badgeCount } from '../../../src/main/reminders/badge.ts';
import { reminderDesk } from '../../../src/main/reminders/desk.ts';
import { look, notification } from '../../../src/main/reminders/look.ts';
import { type Desk, openDesk, tempFolder } from '../vault-fixture.ts';

/** What every place of the core says is due, for the owner of the desk. */
async function said(desk: Desk) {
  const session = desk.core.session();
  if (session === null) throw new Error('No vault');
  const page = await desk.call('today.get', {});
  const { toDo, ...numbers } = await desk.call('today.numbers', {});
  const owners = await desk.call('owners.list', {});
  const me = owners.find((owner) => owner.me)?.id;
  const ownerIds = me === undefined ? undefined : [me, null];
  const { rows } = await desk.call('cadence.due', { ...(ownerIds && { ownerIds }), limit: 10_000 });
  const steps = await desk.call('nextSteps.list', {
    ...(ownerIds && { ownerIds }),
    include: 'open',
    limit: 200,
  });
  const queue = await desk.call('feedback.queue', { filter: ownerIds ? { ownerIds } : {}, limit: 200 });
  const now = session.now();
  return { session, page, numbers, toDo, rows, steps: steps.rows, cases: queue.rows, now };
}

/** One definition, one number: page, badge and `due` say what the domain's own count of the rows says. */
async function agrees(desk: Desk): Promise<void> {
  const { session, page, numbers, toDo, rows, steps, cases, now } = await said(desk);
  const days = dueDays(session.db, page.day);
  const counted = dueNumbers(
    {
      contacts: rows.map(({ stakeholderId, slot, dueOn, lastContactOn }) => ({
        stakeholder: stakeholderId,
        ...{ slot, dueOn },
        everContacted: lastContactOn !== null,
      })),
      steps,
      cases: page.feedback.map(({ clockState, deadlineAt }) => ({
        deadlineAt: clockState === 'paused' ? null : Date.parse(deadlineAt),
      })),
    },
    days,
    now,
  );
  expect(numbers).toEqual(counted);
  expect(page.numbers).toEqual(numbers);
  expect(numbers.feedback).toBe(cases.length);
  const { overdue = 0, dueToday = 0, neverContacted = 0, nextSteps, feedback } = page.counts;
  expect(overdue + dueToday + neverContacted).toBe(numbers.contacts);
  expect(overdue + page.neverContacted.filter(({ daysOverdue }) => daysOverdue > 0).length).toBe(
    numbers.overdue,
  );
  expect([nextSteps, feedback]).toEqual([numbers.steps, numbers.feedback]);
  const names = [...page.overdue, ...page.dueToday, ...page.neverContacted, ...page.thisWeek].map(
    ({ stakeholderId }) => stakeholderId,
  );
  expect(new Set(names).size).toBe(names.length);
  for (const section of CONTACT_SECTIONS)
    for (const { dueOn, lastContactOn } of page[section])
      expect(contactSection({ dueOn, everContacted: lastContactOn !== null }, days)).toBe(section);
  expect(badgeCount(reminderDesk(session))).toBe(toDo);
  expect(toDo).toBe(numbers.contacts + numbers.steps + numbers.breached);
}

test('on the sample page, digest, badge and the list of what is due say the same', async () => {
  const desk = await openDesk({ now: '2026-11-23T09:00:00+08:00', zone: 'Asia/Shanghai', language: 'zh-CN' });
  await desk.call('vault.createSample', { folder: `${tempFolder()}/sample` });
  await agrees(desk);

  const { session, numbers } = await said(desk);
  const { contacts, overdue, steps, breached } = numbers;
  expect(Math.min(contacts, overdue)).toBeGreaterThan(0);
  const [digest] = look(reminderDesk(session)).claimed.filter(({ alert }) => alert.kind === 'digest');
  if (digest === undefined) throw new Error('No digest');
  const { title, body } = notification(digest, session);
  expect(title).toBe('今日提醒');
  const counted = [
    `${contacts} 位待联系，其中 ${overdue} 位已逾期`,
    ...(steps > 0 ? [`${steps} 项待办`] : []),
    ...(breached > 0 ? [`${breached} 条反馈已超时`] : []),
  ];
  expect(body).toContain(`${counted.join('；')}；`);

  const { page } = await said(desk);
  const [snoozed] = page.overdue;
  if (snoozed === undefined) throw new Error('Nobody is overdue');
  const { stakeholderId: id, slot } = snoozed;
  await desk.call('reminders.snooze', {
    subject: { kind: 'contact', id, slot },
    until: '2026-11-24T09:00:00+08:00',
  });
  await agrees(desk);
  expect((await said(desk)).numbers).toEqual(numbers);
}, 60_000);

const KINDS = ['customer', 'supplier', 'partner', 'community'] as const;
const day = fc
  .integer({ min: 0, max: 120 })
  .map((n) => new Date(Date.UTC(2026, 7, 1 + n)).toISOString().slice(0, 10));
const scene = fc.record({
  companies: fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      tier: fc.constantFrom('key', 'general'),
      activeFrom: day,
      contacts: fc.array(fc.record({ on: day, channel: fc.constantFrom('phone', 'visit', 'wechat') }), {
        maxLength: 3,
      }),
      steps: fc.array(day, { maxLength: 2 }),
      cases: fc.array(
        fc.record({
          kind: fc.constantFrom('complaint', 'conflict', 'inquiry'),
          on: day,
          waits: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 5 },
  ),
  // A Friday, a Sunday, days before and within the National Day holiday, a Tuesday.
  today: fc.constantFrom('2026-09-04', '2026-09-06', '2026-09-30', '2026-10-03', '2026-11-24'),
});

test('and on any vault, on any day', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ companies, today }) => {
      const desk = await openDesk({ now: `${today}T09:00:00+08:00`, zone: 'Asia/Shanghai' });
      for (const [n, { kind, tier, activeFrom, contacts, steps, cases }] of companies.entries()) {
        const { id } = await desk.call('stakeholders.create', { name: `甲${n}`, kind, tier, activeFrom });
        for (const { on, channel } of contacts)
          await desk.call('interactions.log', { stakeholderIds: [id], at: `${on}T08:00:00+08:00`, channel });
        for (const dueOn of steps)
          await desk.call('nextSteps.add', { stakeholderId: id, text: '寄样品', dueOn });
        for (const { kind, on, waits } of cases.filter(({ on }) => on < today)) {
          const given = { stakeholderId: id, kind, channel: 'email', content: '问题' } as const;
          const received = await desk.call('feedback.receive', {
            ...given,
            receivedAt: `${on}T09:00:00+08:00`,
          });
          if (waits) await desk.call('feedback.wait', { id: received.id, at: `${on}T10:00:00+08:00` });
        }
      }
      await agrees(desk);
    }),
    { numRuns: 15 },
  );
}, 120_000);
