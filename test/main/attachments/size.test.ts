import { expect, test } from 'vitest';
import { ok } from '../../../src/domain/result.ts';
import { handOver, NOW } from '../handover/leaver-fixture.ts';
import { openDesk } from '../vault-fixture.ts';

const LIMIT = 25 * 1024 * 1024;
const sized = (bytes: number) => Buffer.alloc(bytes).toString('base64');

async function talking() {
  const desk = await openDesk({ now: NOW });
  const { id } = await desk.call('stakeholders.create', { name: '杭州云栖服饰', kind: 'customer' });
  const at = { at: '2026-11-20T10:00:00+08:00', channel: 'visit' as const };
  const talk = await desk.call('interactions.log', { stakeholderIds: [id], ...at });
  return { desk, interactionId: talk.id };
}

test('25 MB is attached, read, kept again after editing and handed over; one byte more is said to be too much', async () => {
  const { desk, interactionId } = await talking();
  const file = await desk.call('attachments.add', { interactionId, name: '现场.mp4', content: sized(LIMIT) });
  expect(file.size).toBe(LIMIT);
  expect((await desk.call('attachments.read', { id: file.id })).content).toHaveLength(sized(LIMIT).length);
  const more = sized(LIMIT + 1);
  for (const refused of [
    await desk.refused('attachments.add', { interactionId, name: '现场.mp4', content: more }),
    await desk.refused('attachments.keepEdited', { id: file.id, content: more }),
  ])
    expect(refused.message).toMatch(/too large/);
  const successor = await openDesk({ now: NOW });
  const { content } = await handOver(desk, successor);
  expect((await successor.call('handover.receive', { content })).added.attachments).toBe(1);
}, 120_000);

test('what an earlier version let in, two bytes more, is read all the same', async () => {
  const { desk, interactionId } = await talking();
  const { id } = await desk.call('attachments.add', { interactionId, name: '现场.mp4', content: sized(0) });
  const session = desk.core.session();
  session?.write('attachments.add', () => {
    session.db.prepare('UPDATE attachment_content SET content = zeroblob(?)').run(LIMIT + 2);
    session.db.prepare('UPDATE attachment SET size = ?').run(LIMIT + 2);
    return ok({});
  });
  expect((await desk.call('attachments.read', { id })).content).toHaveLength(sized(LIMIT + 2).length);
}, 120_000);
