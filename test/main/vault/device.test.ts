import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Desk, openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

const ask = (desk: Desk, sql: string) => desk.core.session()?.db.prepare<[], unknown>(sql).pluck().all();
const device = (desk: Desk) =>
  String(ask(desk, "SELECT value FROM meta WHERE key = 'device'")?.[0]).split(' ')[0];

test('a vault stays who it is until it is come back to, or copied', async () => {
  const desk = await openDesk();
  const first = device(desk);
  await desk.call('stakeholders.create', { name: '云栖服饰', kind: 'customer' });
  await desk.call('vault.lock', {});
  const folder = join(tempFolder(), 'copy');
  cpSync(desk.folder, folder, { recursive: true });
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect(device(desk)).toBe(first);

  const { name } = await desk.call('backups.run', {});
  await desk.call('backups.restore', { name });
  const restored = device(desk);
  await desk.call('vault.unlock', { folder, passphrase: PASSPHRASE });
  expect(new Set([first, restored, device(desk)]).size).toBe(3);
});

test('what a new vault begins with is told by its journal, and its policies have the same names everywhere', async () => {
  const [desk, other] = [await openDesk(), await openDesk({ language: 'zh-CN' })];
  expect(
    ask(
      desk,
      "SELECT DISTINCT tbl FROM change JOIN action ON action.id = action_id WHERE call = 'vault.create'",
    ),
  ).toEqual(expect.arrayContaining(['owner', 'policy']));
  const policies = 'SELECT hex(uuid) FROM policy ORDER BY 1';
  expect(ask(desk, policies)).toEqual(ask(other, policies));
  expect(await desk.call('trail.verify', {})).toMatchObject({ intact: true });
  expect((await desk.call('actions.steps', {})).undo).toEqual([]);
});
