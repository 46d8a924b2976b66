import { expect, test } from 'vitest';
import { openDesk } from '../vault-fixture.ts';

test('an interaction that is removed takes its open next steps along; undoing brings both back', async () => {
  const desk = await openDesk();
  const { id: stakeholderId } = await desk.call('stakeholders.create', { name: '甲公司', kind: 'customer' });
  const log = (text: string) =>
    desk.call('interactions.log', {
      stakeholderIds: [stakeholderId],
      at: '2026-11-23T08:00:00+08:00',
      channel: 'phone',
      nextStep: { text, dueOn: '2026-11-24' },
    });
  const open = async () =>
    (await desk.call('nextSteps.list', { include: 'open' })).rows.map(({ text }) => text).sort();
  const all = async () =>
    (await desk.call('nextSteps.list', { include: 'all' })).rows.map(({ text }) => text).sort();

  await log('寄样品');
  const { id } = await log('报价');
  await desk.call('nextSteps.add', { stakeholderId, text: '请吃饭', dueOn: '2026-11-25' });
  const { nextSteps } = await desk.call('interactions.get', { id });
  expect(nextSteps.map(({ text }) => text)).toEqual(['报价']);

  const { actionId } = await desk.act('interactions.remove', { id });
  expect(await open()).toEqual(['寄样品', '请吃饭'].sort());
  await desk.call('actions.undo', { actionId });
  expect(await open()).toEqual(['寄样品', '报价', '请吃饭'].sort());

  // What was done was done: it stays.
  for (const step of nextSteps) await desk.call('nextSteps.complete', { id: step.id });
  await desk.call('interactions.remove', { id });
  expect(await all()).toEqual(['寄样品', '报价', '请吃饭'].sort());
});
