import { expect, test } from 'vitest';
import { openDesk } from '../vault-fixture.ts';

test('a stakeholder’s timeline tells conversations, feedback and next steps, latest first, a page at a time', async () => {
  const desk = await openDesk();
  const { id } = await desk.call('stakeholders.create', { name: '甬江贸易', kind: 'customer' });
  const { id: other } = await desk.call('stakeholders.create', { name: '云栖服饰', kind: 'customer' });
  const log = (stakeholderIds: string[], at: string, summary: string, effective = true) =>
    desk.call('interactions.log', { stakeholderIds, at, channel: 'phone', summary, effective });
  await log([id, other], '2026-11-20T02:00:00.000Z', '谈了交期');
  await log([id], '2026-11-20T03:00:00.000Z', '无人接听', false);
  await log([other], '2026-11-20T04:00:00.000Z', '另一家');
  const { id: gone } = await log([id], '2026-11-20T05:00:00.000Z', '误录');
  await desk.call('interactions.remove', { id: gone });
  const received = await desk.call('feedback.receive', {
    stakeholderId: id,
    kind: 'complaint',
    priority: 'general',
    channel: 'email',
    content: '少发了两箱',
    receivedAt: '2026-11-21T02:00:00.000Z',
  });
  const step = await desk.call('nextSteps.add', { stakeholderId: id, text: '补发', dueOn: '2026-11-25' });

  const [first, ...others] = (await desk.call('stakeholders.timeline', { id, limit: 3 })).rows;
  expect([first, ...others].map((row) => [row?.type, row?.title, row?.detail, row?.tone, row?.at])).toEqual([
    ['next-step', 'Next step, due 2026-11-25', '补发', 'normal', '2026-11-23T01:00:00.000Z'],
    ['feedback', 'Complaint', '少发了两箱', 'warning', '2026-11-21T02:00:00.000Z'],
    ['interaction', 'Phone', '无人接听', 'warning', '2026-11-20T03:00:00.000Z'],
  ]);
  expect([first?.route, others[0]?.route]).toEqual([null, `#/feedback/${received.id}`]);
  desk.setNow('2026-11-24T09:00:00+08:00');
  await desk.call('nextSteps.complete', { id: step.id });
  const whole = await desk.call('stakeholders.timeline', { id, limit: 50 });
  expect(whole.total).toBe(4);
  expect(whole.rows.map(({ detail, tone }) => `${detail} ${tone}`)).toEqual([
    '补发 good',
    '少发了两箱 warning',
    '无人接听 warning',
    '谈了交期 normal',
  ]);
});
