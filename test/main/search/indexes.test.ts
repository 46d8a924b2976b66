import { expect, test } from 'vitest';
import { ok } from '../../../src/domain/result.ts';
import { metaOf } from '../../../src/main/db/meta.ts';
import { type Desk, openDesk, PASSPHRASE } from '../vault-fixture.ts';

const found = async (desk: Desk, query: string) =>
  (await desk.call('search.all', { query })).map(({ title, detail }) => `${title} (${detail})`);

test('an index that knows other columns than the record is filled again when the vault is opened', async () => {
  const desk = await openDesk();
  await desk.call('stakeholders.create', { name: '甬江贸易', kind: 'customer', industry: '纺织' });
  const again = async (searched: string) => {
    const db = desk.core.session()?.db;
    if (db === undefined) throw new Error('The vault is not open.');
    db.exec("DELETE FROM stakeholder_search; INSERT INTO stakeholder_search (rowid, tokens) VALUES (99, '')");
    const meta = metaOf(db, 'searched stakeholder');
    meta.set(searched === '' ? (meta.get() ?? '') : searched);
    await desk.call('vault.lock', {});
    await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  };
  await again('');
  expect(await found(desk, '纺织')).toEqual([]);
  await again('name notes');
  expect(await found(desk, '纺织')).toEqual(['甬江贸易 (Customer)']);
});

test('whoever moves is found where they are then, with their numbers', async () => {
  const desk = await openDesk();
  const phones = [{ value: '13912345678' }];
  const people = [{ name: '陈静怡', phones }];
  await desk.call('stakeholders.create', { name: '甬江贸易', kind: 'customer', people });
  await desk.call('stakeholders.create', { name: '云栖服饰', kind: 'supplier' });
  expect(await found(desk, '13912345678')).toEqual(['甬江贸易 (Customer)', '陈静怡 (甬江贸易)']);
  desk.core.session()?.write('people.update', () => {
    desk.core
      .session()
      ?.db.exec(
        "UPDATE person SET stakeholder_id = (SELECT id FROM stakeholder WHERE name = '云栖服饰') WHERE name = '陈静怡'",
      );
    return ok({});
  });
  for (const query of ['13912345678', 'chenjingyi'])
    expect(await found(desk, query)).toEqual(['云栖服饰 (Supplier)', '陈静怡 (云栖服饰)']);
});

test('whoever is inactive isn’t found, nor are their people; the register finds them all the same', async () => {
  const desk = await openDesk();
  const people = [{ name: '陈静怡' }];
  const { id } = await desk.call('stakeholders.create', { name: '甬江贸易', kind: 'customer', people });
  await desk.call('stakeholders.deactivate', { ids: [id] });
  for (const query of ['甬江', '静怡']) expect(await found(desk, query)).toEqual([]);
  const { rows } = await desk.call('stakeholders.list', { filter: { query: '静怡', inactive: 'only' } });
  expect(rows.map(({ name }) => name)).toEqual(['甬江贸易']);
  await desk.call('stakeholders.restore', { ids: [id] });
  expect(await found(desk, '静怡')).toEqual(['甬江贸易 (Customer)', '陈静怡 (甬江贸易)']);
});
