import { expect, test } from 'vitest';
import { recordCalls } from '../../../src/contract/record-calls.ts';
import { recordHandlers } from '../../../src/main/ipc/record-handlers.ts';
import { serve } from '../../../src/main/ipc/serve.ts';
import { nextStep } from '../../../src/records/interaction.ts';
import { openDesk } from '../vault-fixture.ts';

const ABSENT = '019ad000-0000-7000-8000-000000000000';

/** The usual calls of next steps, as if the noun had no others. */
async function usual() {
  const desk = await openDesk();
  const session = desk.core.session();
  if (session === null) throw new Error('The vault is not open.');
  const call = serve({
    contract: recordCalls(nextStep, 'steps'),
    handlers: () => recordHandlers('next_step', 'steps')(session) as never,
    session: () => session,
    language: () => 'en',
    report: (error) => {
      throw error;
    },
  });
  const made = await desk.call('stakeholders.create', { name: '甬江贸易', kind: 'customer' });
  const other = await desk.call('stakeholders.create', { name: '云栖服饰', kind: 'customer' });
  const said = async (name: string, input: unknown) => {
    const result = await call(name, input);
    return (result.ok ? result.value : result.error) as Record<string, unknown>;
  };
  return { desk, said, call, stakeholderId: made.id, otherId: other.id };
}

test('a row is added, changed field by field, listed with whom it belongs to, removed, and comes back by undo', async () => {
  const { desk, said, call, stakeholderId, otherId } = await usual();
  const doneAt = '2026-11-23T02:00:00.000Z';
  const { id } = await said('steps.add', { stakeholderId, text: '寄样品', dueOn: '2026-11-30', doneAt });
  await said('steps.add', { stakeholderId: otherId, text: '回电', dueOn: '2026-11-25' });
  const whole = {
    id,
    stakeholderId,
    interactionId: null,
    text: '寄样品',
    dueOn: '2026-11-30',
    ownerId: null,
    doneAt,
  };
  expect(await said('steps.get', { id })).toEqual(whole);
  await said('steps.update', { id, text: '寄两份样品' });
  const changed = { ...whole, text: '寄两份样品' };
  expect(await said('steps.list', { stakeholderId })).toEqual({ rows: [changed], total: 1, next: null });
  expect(await said('steps.list', { limit: 1 })).toMatchObject({ total: 2, next: '1' });
  const removed = await call('steps.remove', { id });
  expect(await said('steps.get', { id })).toMatchObject({ code: 'not-found' });
  expect(await said('steps.remove', { id })).toMatchObject({ code: 'not-found' });
  await desk.call('actions.undo', { actionId: (removed.ok && removed.actionId) || '' });
  expect(await said('steps.get', { id })).toEqual(changed);
});

test('what is refused names what is missing, and changes nothing', async () => {
  const { desk, said, stakeholderId } = await usual();
  const step = { stakeholderId, text: '寄样品', dueOn: '2026-11-30' };
  for (const [wrong, message] of [
    [{ stakeholderId: ABSENT }, /no such stakeholder/],
    [{ ownerId: ABSENT }, /owner/],
  ] as const)
    expect(await said('steps.add', { ...step, ...wrong })).toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(message),
    });
  expect(await said('steps.update', { id: ABSENT, text: 'x' })).toMatchObject({ code: 'not-found' });
  for (const wrong of [{ text: ' ' }, { dueOn: '2026-02-30' }, { doneAt: 'soon' }])
    expect(await said('steps.add', { ...step, ...wrong })).toMatchObject({ code: 'invalid' });
  expect((await desk.call('nextSteps.list', {})).total).toBe(0);
});
