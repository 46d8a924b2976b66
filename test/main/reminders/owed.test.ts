import { expect, test } from 'vitest';
import { openDesk } from '../vault-fixture.ts';

test('what the organisation owes is on Today a month before, and in one digest', async () => {
  const desk = await openDesk({ now: '2026-01-05T09:00:00+08:00', desk: true });
  await desk.call('stakeholders.create', {
    name: '滨河社区',
    kind: 'community',
    activeFrom: '2026-01-05',
    tier: 'general',
    influence: 'low',
  });
  const coming = async () =>
    (await desk.call('today.get', {})).coming.filter(({ kind }) => kind === 'organisation');
  desk.setNow('2026-06-01T09:00:00+08:00');
  expect(await coming()).toEqual([]);
  desk.setNow('2026-06-08T09:00:00+08:00');
  expect(await coming()).toMatchObject([
    { on: '2026-07-05', title: 'Public-interest activity in the community: every half-year' },
  ]);
  desk.core.wake();
  await expect
    .poll(() => desk.alerts.map(({ title, body }) => `${title} ${body}`).join('\n'))
    .toContain('Public-interest activity');
  const told = desk.alerts.length;
  desk.setNow('2026-06-09T09:00:00+08:00');
  desk.core.wake();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(
    desk.alerts
      .slice(told)
      .map(({ title }) => title)
      .join(),
  ).not.toContain('Public-interest activity');
  desk.setNow('2026-07-08T09:00:00+08:00');
  expect(await coming()).toMatchObject([
    { on: '2026-07-08', detail: expect.stringContaining('2026-07-05, 3 days ago') },
  ]);
});
