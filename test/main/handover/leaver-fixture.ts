import type { Input } from '../../../src/contract/call.ts';
import type { CoreContract } from '../../../src/contract/index.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';
import { wholePack } from './whole-pack.ts';

export const NOW = '2026-11-23T09:00:00+08:00';
export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A leaver with two customers who share a conversation, and everything that can hang on one of them. */
export async function leaver() {
  const desk = await openDesk({ now: NOW });
  const customer = (name: string) =>
    desk.call('stakeholders.create', {
      name,
      kind: 'customer',
      tier: 'key',
      influence: 'high',
      tags: ['core'],
      phones: [{ label: '', value: '021-5555 0101' }],
      activeFrom: '2026-01-05',
    });
  const yunqi = (await customer('杭州云栖服饰')).id;
  const other = (await customer('宁波甬城五金')).id;
  const person = await desk.call('people.add', {
    stakeholderId: yunqi,
    name: '陈静',
    emails: [{ label: '', value: 'chen.jing@example.com' }],
  });
  const { id: talk } = await desk.call('interactions.log', {
    stakeholderIds: [yunqi, other],
    personIds: [person.id],
    at: '2026-11-10T10:00:00+08:00',
    channel: 'meeting',
    effective: true,
    summary: '谈了样品',
  });
  await desk.call('attachments.add', {
    interactionId: talk,
    name: '报价.txt',
    mediaType: 'text/plain',
    content: base64('三个规格'),
  });
  await desk.call('nextSteps.add', { stakeholderId: yunqi, text: '寄第二版样品', dueOn: '2026-11-27' });
  const { id: complaint } = await desk.call('feedback.receive', {
    stakeholderId: yunqi,
    kind: 'complaint',
    priority: 'important',
    channel: 'email',
    receivedAt: '2026-11-22T20:00:00+08:00',
    content: '第三批外箱破损',
  });
  return { desk, yunqi, other, complaint };
}

export async function handOver(from: Desk, to: Desk, stakeholderIds?: string[]) {
  const { recipient } = await to.call('handover.key', {});
  return prepare(from, {
    recipient,
    successor: '周建国',
    leaver: '林晓梅',
    ...(stakeholderIds && { stakeholderIds }),
  });
}

/** Makes a pack and takes it out whole. */
export async function prepare(from: Desk, input: Input<CoreContract['handover.prepare']>) {
  const made = await from.call('handover.prepare', input);
  const content = await wholePack(made.content, (input) => from.call('handover.piece', input));
  await from.call('handover.letGo', { held: made.content.held });
  return { ...made, content };
}
