import { expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendars/days.ts';
import { STAKEHOLDER_KINDS } from '../../../src/domain/stakeholders.ts';
import { openDesk, tempFolder } from '../vault-fixture.ts';

test.each([
  ['2026-11-23T09:00:00+08:00', 'Asia/Shanghai', 'zh-CN' as const],
  ['2024-02-29T18:00:00-05:00', 'America/New_York', 'en' as const],
])('the sample is a believable desk on %s', async (now, zone, language) => {
  const desk = await openDesk({ now, zone, language });
  await desk.call('vault.createSample', { folder: `${tempFolder()}/sample` });

  const { total } = await desk.call('stakeholders.list', {});
  expect(total).toBeGreaterThanOrEqual(60);
  for (const kind of STAKEHOLDER_KINDS)
    expect((await desk.call('stakeholders.list', { filter: { kinds: [kind] } })).total, kind).toBeGreaterThan(
      0,
    );

  const today = await desk.call('today.get', { scope: 'all' });
  for (const section of ['overdue', 'thisWeek', 'neverContacted', 'nextSteps', 'feedback', 'coming'])
    expect(today.counts[section], section).toBeGreaterThan(0);
  const states = today.feedback.map((one) => one.clockState);
  expect(states).toContain('breached');
  expect(states).toContain('running');

  const { rows } = await desk.call('cadence.due', { ahead: 30, limit: 10_000 });
  const days = new Set(rows.map((row) => row.dueOn));
  const covered = Array.from({ length: 30 }, (_, n) => addDays(today.day, n + 1)).filter((day) =>
    days.has(day),
  );
  expect(covered.length).toBeGreaterThan(15);

  // Gatherings were held within their year, and one is owed before long.
  for (const { lastOn } of await desk.call('cadence.organisation', {})) expect(lastOn).not.toBeNull();
  expect(today.coming.map(({ kind }) => kind)).toContain('organisation');

  const { rows: log } = await desk.call('interactions.list', {});
  expect(log.every((one) => Date.parse(one.at) <= Date.parse(now))).toBe(true);
});
