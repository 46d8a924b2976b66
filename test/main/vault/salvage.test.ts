import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import trail from '../../../src/i18n/en/trail.json' with { type: 'json' };
import welcome from '../../../src/i18n/en/welcome.json' with { type: 'json' };
import { type Desk, openDesk, PASSPHRASE } from '../vault-fixture.ts';

const PAGE = 4096;

/** A vault of some hundred pages, closed; the names that it holds. */
async function filled() {
  const desk = await openDesk();
  const names: string[] = [];
  for (let n = 0; n < 12; n++) {
    const rows = Array.from({ length: 40 }, (_, i) => {
      const name = `公司${n}-${i}`;
      names.push(name);
      return `${name},王小${i},1380000${1000 + n * 40 + i},${'谈价格 '.repeat(20)}`;
    });
    const content = Buffer.from(`公司,联系人,电话,备注\n${rows.join('\n')}\n`).toString('base64');
    await desk.call('imports.apply', { fileName: 'list.csv', content });
  }
  await desk.call('vault.lock', {});
  return { desk, names, file: join(desk.folder, 'vault.db') };
}
const harm = (file: string, pages: readonly number[]) => {
  const bytes = readFileSync(file);
  for (const page of pages) {
    const at = (page - 1) * PAGE + 100;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  }
  writeFileSync(file, bytes);
  return bytes;
};
const namesIn = async (desk: Desk) => {
  const { total } = await desk.call('stakeholders.list', { limit: 1 });
  const pages = [];
  for (let offset = 0; offset < total; offset += 200)
    pages.push(...(await desk.call('stakeholders.list', { limit: 200, offset })).rows);
  return pages.map(({ name }) => name);
};

describe('a damaged vault', () => {
  test('is read around its damaged pages into a new one, and stays as it is', async () => {
    const { desk, names, file } = await filled();
    const pages = Math.floor(readFileSync(file).length / PAGE);
    const few = Array.from({ length: 12 }, (_, i) => Math.floor(((i + 1) * pages) / 13));
    const damaged = harm(file, few);
    const { folder, tables } = await desk.call('vault.salvage', {
      folder: desk.folder,
      passphrase: PASSPHRASE,
    });
    expect(folder).not.toBe(desk.folder);
    expect(readFileSync(file).equals(damaged)).toBe(true);
    expect(tables.reduce((sum, { gaps }) => sum + gaps, 0)).toBeGreaterThan(0);
    // Each table has a name in the report.
    for (const { table } of tables)
      expect(Object.keys({ ...trail.table, ...welcome.salvage.table })).toContain(table);
    const left = await namesIn(desk);
    expect(names).toEqual(expect.arrayContaining(left));
    expect(left.length).toBeGreaterThan(names.length * 0.7);
    expect(tables.find(({ table }) => table === 'stakeholder')?.rows).toBeGreaterThanOrEqual(left.length);
    // It is a vault like any other: found, written to, opened again by the same passphrase.
    expect((await desk.call('search.all', { query: left[0] ?? '' })).length).toBeGreaterThan(0);
    await desk.call('stakeholders.create', {
      name: '新来的',
      kind: 'customer',
      tier: 'key',
      influence: 'low',
    });
    await desk.call('vault.lock', {});
    await desk.call('vault.unlock', { folder, passphrase: PASSPHRASE });
    expect(await namesIn(desk)).toHaveLength(left.length + 1);
    expect(await desk.call('vault.health', {})).toEqual({ sound: true, reason: '' });
  });

  test.each([1, 40])('that is cut short by %i pages gives all that is left', async (pages) => {
    const { desk, names, file } = await filled();
    const cut = readFileSync(file).subarray(0, -PAGE * pages);
    writeFileSync(file, cut);
    const refused = await desk.refused('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    expect(refused).toMatchObject({ code: 'unexpected' });
    await desk.call('vault.salvage', { folder: desk.folder, passphrase: PASSPHRASE });
    expect((await namesIn(desk)).length).toBeGreaterThan(names.length * 0.6);
    expect(readFileSync(file).equals(cut)).toBe(true);
  });

  test('of which not even the beginning can be read is left alone', async () => {
    const { desk, file } = await filled();
    const damaged = harm(file, [1]);
    const refused = await desk.refused('vault.salvage', { folder: desk.folder, passphrase: PASSPHRASE });
    expect(refused.message).toMatch(/nothing to salvage/);
    expect(readFileSync(file).equals(damaged)).toBe(true);
    expect(await desk.refused('vault.salvage', { folder: desk.folder, passphrase: 'wrong' })).toMatchObject({
      code: 'locked',
    });
  });

  test('is found damaged before anybody needs the page', async () => {
    const { desk, file } = await filled();
    const pages = Math.floor(readFileSync(file).length / PAGE);
    await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    expect(await desk.call('vault.health', {})).toMatchObject({ sound: true });
    await desk.call('vault.lock', {});
    harm(file, [Math.floor(pages / 2)]);
    const opened = await desk.core.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    // A page that opening needs is told at once, any other one by the check.
    if (opened.ok) expect(await desk.call('vault.health', {})).toMatchObject({ sound: false });
    else expect(opened.error.message).toMatch(/damaged/);
  });
});
