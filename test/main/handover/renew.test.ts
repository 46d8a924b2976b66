import { expect, test } from 'vitest';
import { openDesk } from '../vault-fixture.ts';
import { handOver, leaver, NOW } from './leaver-fixture.ts';

const LATER = '2026-11-24T09:00:00+08:00';

/** One pack was taken over; a day later the leaver makes another. */
async function takenOver() {
  const { desk, yunqi, complaint } = await leaver();
  const successor = await openDesk({ now: NOW });
  const first = await handOver(desk, successor);
  await successor.call('handover.receive', { content: first.content });
  for (const one of [desk, successor]) one.setNow(LATER);
  const [talk] = (await desk.call('interactions.list', { filter: {} })).rows;
  const [step] = (await desk.call('nextSteps.list', {})).rows;
  return { desk, successor, yunqi, complaint, talk: talk?.id ?? '', step: step?.id ?? '', first };
}

test('a second pack brings what was changed since the first', async () => {
  const { desk, successor, yunqi, complaint, talk, step, first } = await takenOver();
  await desk.call('stakeholders.update', { id: yunqi, tier: 'general', notes: '改到六月开票' });
  await desk.call('interactions.update', { id: talk, summary: '谈了样品和价格' });
  await desk.call('nextSteps.complete', { id: step });
  await desk.call('feedback.respond', { id: complaint, note: '已补发外箱' });
  await desk.call('cadence.saveException', {
    slot: 'any',
    every: '2 weeks',
    stakeholderId: yunqi,
    note: '已商定',
  });
  const second = await handOver(desk, successor);
  const taken = await successor.call('handover.receive', { content: second.content });
  expect(taken).toMatchObject({ kept: 0, added: { stakeholders: 0, interactions: 0, feedback: 0 } });

  expect(await successor.call('stakeholders.get', { id: yunqi })).toMatchObject({
    tier: 'general',
    notes: '改到六月开票',
    ownerName: 'Me',
  });
  expect((await successor.call('interactions.get', { id: talk })).summary).toBe('谈了样品和价格');
  expect((await successor.call('nextSteps.list', { include: 'open' })).total).toBe(0);
  const there = await desk.call('feedback.get', { id: complaint });
  const here = await successor.call('feedback.get', { id: complaint });
  expect(here.state).toBe(there.state);
  expect(here.clocks).toEqual(there.clocks);
  expect(JSON.stringify(here)).toContain('已补发外箱');
  expect(await successor.call('cadence.exceptions', {})).toMatchObject([{ note: '已商定' }]);
  for (const content of [second.content, first.content])
    expect((await successor.call('handover.receive', { content })).actionId).toBeNull();

  await successor.call('actions.undo', { actionId: taken.actionId ?? '' });
  expect((await successor.call('interactions.get', { id: talk })).summary).toBe('谈了样品');
});

test('what both have changed stays as it is here, and tells what it was there', async () => {
  const { desk, successor, yunqi, talk } = await takenOver();
  await successor.call('stakeholders.update', { id: yunqi, address: '新址', tier: 'general' });
  await successor.call('interactions.update', { id: talk, summary: '我的说法' });
  await desk.call('stakeholders.update', { id: yunqi, address: '旧址', notes: '五月开票' });
  await desk.call('interactions.update', { id: talk, summary: '他的说法' });
  const second = await handOver(desk, successor);
  expect((await successor.call('handover.receive', { content: second.content })).kept).toBe(1);
  const { address, notes } = await successor.call('stakeholders.get', { id: yunqi });
  expect(address).toBe('新址');
  expect(notes.split('\n')).toEqual(['五月开票', 'Handed over: Tier: Key', 'Handed over: Address: 旧址']);
  expect((await successor.call('interactions.get', { id: talk })).summary).toBe(
    '我的说法\nHanded over: Summary: 他的说法',
  );
});

test('one that was joined to another here keeps in its notes what has changed there', async () => {
  const { desk, successor, yunqi } = await takenOver();
  const { id: kept } = await successor.call('stakeholders.create', { name: '云栖集团', kind: 'customer' });
  await successor.call('stakeholders.merge', { keepId: kept, otherId: yunqi });
  await desk.call('stakeholders.update', { id: yunqi, influence: 'low' });
  const second = await handOver(desk, successor);
  await successor.call('handover.receive', { content: second.content });
  expect((await successor.call('stakeholders.get', { id: kept })).notes).toContain('Influence: Low');
});
