import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import {
  destroyCopies,
  keepChangedCopies,
  openCopy,
  removeCopies,
} from '../../../src/main/shell/opened-files.ts';
import { type Desk, openDesk, tempFolder } from '../vault-fixture.ts';

/** What other programs are given to open. */
const outside = vi.hoisted(() => ({ userData: '', paths: [] as string[] }));
vi.mock('electron', () => ({
  app: { getPath: () => outside.userData },
  shell: {
    openPath: async (path: string) => {
      outside.paths.push(path);
      return '';
    },
  },
}));

const content = Buffer.from('第一稿');
const files = async (desk: Desk, interactionId: string) =>
  (await desk.call('interactions.get', { id: interactionId })).attachments.map(({ name }) => name);

/** A conversation with a file that is open in another program. */
async function editing(name: string) {
  outside.userData = tempFolder();
  outside.paths = [];
  const desk = await openDesk();
  const { id: stakeholderId } = await desk.call('stakeholders.create', { name: '海峰', kind: 'customer' });
  const at = '2026-11-22T09:00:00+08:00';
  const { id: interactionId } = await desk.call('interactions.log', {
    stakeholderIds: [stakeholderId],
    at,
    channel: 'phone',
  });
  const { id } = await desk.call('attachments.add', {
    interactionId,
    name,
    content: content.toString('base64'),
  });
  expect(await openCopy({ id, name, content, confirmed: false })).toEqual({
    ok: true,
    value: { opened: true },
  });
  return { desk, id, interactionId, path: outside.paths[0] ?? '', copies: join(outside.userData, 'opened') };
}

test('a copy that was changed outside is a new attachment before it goes; one that wasn’t just goes', async () => {
  const { desk, interactionId, path, copies } = await editing('报价.txt');
  await keepChangedCopies(desk.core);
  expect(await files(desk, interactionId)).toEqual(['报价.txt']);

  writeFileSync(path, '第二稿');
  // Nobody could take it yet: it stays until somebody can.
  await removeCopies();
  expect(existsSync(path)).toBe(true);
  await keepChangedCopies(desk.core);
  await keepChangedCopies(desk.core);
  await removeCopies();
  expect(await files(desk, interactionId)).toEqual([
    '报价.txt',
    '报价 (edited outside 2026-11-23 09-00).txt',
  ]);
  expect(existsSync(copies)).toBe(false);
  const { undo } = await desk.call('actions.steps', {});
  expect(undo[0]?.text).toBe('Kept an attachment that was edited outside · 海峰');
});

test('the user is told of it once, and where it was taken off or undone, not of that', async () => {
  const { desk, id, interactionId } = await editing('报价.txt');
  const keep = (text: string) =>
    desk.act('attachments.keepEdited', { id, content: Buffer.from(text).toString('base64') });
  await keep('第二稿');
  const { actionId } = await keep('第三稿');
  const told = await desk.call('attachments.edited', {});
  expect(told).toMatchObject([
    { name: '报价 (edited outside 2026-11-23 09-00).txt', interactionId },
    { interactionId },
  ]);
  await desk.call('actions.undo', { actionId });
  await desk.call('attachments.remove', { id: told[0]?.id ?? '' });
  expect(await desk.call('attachments.edited', {})).toEqual([]);
  await keep('第四稿');
  expect(await desk.call('attachments.edited', {})).toHaveLength(1);
  await desk.call('attachments.editedTold', {});
  expect(await desk.call('attachments.edited', {})).toEqual([]);
});

test('what was saved twice is kept once, and of a vault that doesn’t know the file nothing is taken', async () => {
  const { desk, id, interactionId, path } = await editing('报价.txt');
  const edited = Buffer.from('第二稿').toString('base64');
  await desk.call('attachments.keepEdited', { id, content: edited });
  expect(await desk.call('attachments.keepEdited', { id, content: edited })).toEqual({ kept: false });
  expect(await files(desk, interactionId)).toHaveLength(2);
  writeFileSync(path, '第三稿');
  const other = await openDesk();
  await keepChangedCopies(other.core);
  expect(existsSync(path)).toBe(true);
  await destroyCopies();
  expect(existsSync(path)).toBe(false);
});

test('a name of a hundred Chinese characters opens', async () => {
  const { path } = await editing(`${'报'.repeat(100)}.txt`);
  expect(existsSync(path)).toBe(true);
});

test('a copy that has become larger than an attachment may be stays where it is', async () => {
  const { desk, interactionId, path } = await editing('报价.txt');
  truncateSync(path, 25 * 1024 * 1024 + 1);
  await keepChangedCopies(desk.core);
  await removeCopies();
  expect(await files(desk, interactionId)).toEqual(['报价.txt']);
  expect(existsSync(path)).toBe(true);
});

test('a file of 25 MB is taken, one byte more is refused by its size', async () => {
  const { desk, interactionId } = await editing('报价.txt');
  const sized = (bytes: number) => Buffer.alloc(bytes).toString('base64');
  const limit = 25 * 1024 * 1024;
  await desk.call('attachments.add', { interactionId, name: 'a.bin', content: sized(limit) });
  const refused = await desk.refused('attachments.add', {
    interactionId,
    name: 'b.bin',
    content: sized(limit + 1),
  });
  expect(refused.code).toBe('invalid');
  expect(await files(desk, interactionId)).toEqual(['报价.txt', 'a.bin']);
}, 60_000);
