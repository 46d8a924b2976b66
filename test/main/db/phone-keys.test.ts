import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ok } from '../../../src/domain/result.ts';
import { openDesk, PASSPHRASE } from '../vault-fixture.ts';

const MIGRATION = new URL('../../../src/main/db/migrations/0010-phone-keys.sql', import.meta.url);

test('numbers of an older vault get the keys of this one, and texts are found in other spellings', async () => {
  const desk = await openDesk();
  const phones = [{ value: '0755-26001234' }];
  const { id } = await desk.call('stakeholders.create', { name: '東莞偉業', kind: 'customer', phones });
  desk.core.session()?.write('stakeholders.update', () => {
    const db = desk.core.session()?.db;
    db?.exec(
      "UPDATE contact_point SET match_key = '075526001234'; DELETE FROM stakeholder_search; DELETE FROM stale;",
    );
    db?.exec(readFileSync(MIGRATION, 'utf8'));
    return ok({});
  });
  await desk.call('vault.lock', {});
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  const other = { name: '乙', kind: 'customer' as const, phones: [{ value: '+86 755 2600 1234' }] };
  const { id: second } = await desk.call('stakeholders.create', other);
  expect((await desk.call('stakeholders.duplicates', { id: second })).map((one) => one.id)).toEqual([id]);
  expect((await desk.call('search.all', { query: '东莞伟业' })).map((one) => one.id)).toEqual([id]);
});
