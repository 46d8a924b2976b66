import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract } from '../../../src/contract/index.ts';
import { text } from '../../../src/i18n/index.ts';
import { LANGUAGES } from '../../../src/i18n/languages.ts';
import { toldFields } from '../../../src/main/records/telling.ts';
import { NOTED } from '../../../src/main/trail/noted.ts';
import { TABLES } from '../../../src/records/index.ts';
import { type Desk, openDesk, PASSPHRASE } from '../vault-fixture.ts';

const customer = async (desk: Desk, name: string) =>
  (await desk.call('stakeholders.create', { name, kind: 'customer', tier: 'general', influence: 'low' })).id;
const told = async (desk: Desk, input = {}) =>
  (await desk.call('trail.list', input)).rows.map(({ who, text }) => `${who}: ${text}`);
const dbOf = (desk: Desk) => {
  const db = desk.core.session()?.db;
  if (db === undefined) throw new Error('no vault');
  return db;
};

describe('the trail', () => {
  test('tells what was undone, and that a redo is one', async () => {
    const desk = await openDesk();
    const id = await customer(desk, '云栖服饰');
    const edited = await desk.act('stakeholders.update', { id, tier: 'key' });
    const undone = await desk.act('actions.undo', { actionId: edited.actionId });
    const redone = await desk.act('actions.undo', { actionId: undone.actionId });
    await desk.call('actions.undo', { actionId: redone.actionId });
    expect(await told(desk)).toEqual([
      'Me: Undone: Edited a stakeholder',
      'Me: Redone: Edited a stakeholder',
      'Me: Undone: Edited a stakeholder',
      'Me: Edited a stakeholder',
      'Me: Added a stakeholder',
    ]);
  });

  test('tells who changed what, of everything and of one record', async () => {
    const desk = await openDesk();
    const yunqi = await customer(desk, '云栖服饰');
    const other = await customer(desk, '甬城五金');
    await desk.call('stakeholders.update', { id: yunqi, tier: 'key', notes: '年底换供应商' });
    await desk.call('interactions.log', {
      stakeholderIds: [other],
      at: '2026-11-20T09:00:00+08:00',
      channel: 'phone',
    });
    await desk.call('trail.looked', { stakeholderId: yunqi });
    await desk.call('trail.looked', { stakeholderId: yunqi });
    await desk.call('exports.run', { list: 'stakeholders', format: 'csv' });
    await desk.call('trail.printed', { route: `#/print/visit?id=${yunqi}` });
    await desk.call('trail.printed', { route: '#/today' });

    expect(await told(desk)).toEqual([
      'Me: Printed Today',
      'Me: Printed Visit brief',
      'Me: Exported Stakeholders as csv: 2 rows',
      'Me: Looked at a stakeholder',
      'Me: Logged an interaction',
      'Me: Edited a stakeholder',
      'Me: Added a stakeholder',
      'Me: Added a stakeholder',
    ]);
    expect(await told(desk, { stakeholderId: yunqi })).toEqual([
      'Me: Printed Visit brief',
      'Me: Looked at a stakeholder',
      'Me: Edited a stakeholder',
      'Me: Added a stakeholder',
    ]);
    const { rows: all } = await desk.call('trail.list', {});
    expect(all.map(({ about }) => about?.name ?? null)).toEqual([
      null,
      '云栖服饰',
      null,
      '云栖服饰',
      '甬城五金',
      '云栖服饰',
      '甬城五金',
      '云栖服饰',
    ]);
    expect(await told(desk, { events: ['exported'] })).toEqual(['Me: Exported Stakeholders as csv: 2 rows']);

    const { rows } = await desk.call('trail.list', { stakeholderId: yunqi, events: ['changed'] });
    const [edited, created] = rows;
    expect(await desk.call('trail.changes', { id: edited?.id ?? 0 })).toEqual([
      {
        what: 'Stakeholder',
        name: '云栖服饰',
        how: 'changed',
        fields: [
          { field: 'Tier', before: 'General', after: 'Key' },
          { field: 'Notes', before: '', after: '年底换供应商' },
        ],
      },
    ]);
    const [added] = await desk.call('trail.changes', { id: created?.id ?? 0 });
    expect(added).toMatchObject({ how: 'added' });
    // As it was then, not as it is now.
    expect(added?.fields).toContainEqual({ field: 'Tier', before: '', after: 'General' });
  });

  test('is whole until somebody reaches around the app', async () => {
    const desk = await openDesk();
    const id = await customer(desk, '云栖服饰');
    await desk.call('stakeholders.update', { id, tier: 'key' });
    await desk.call('backups.run', {});
    expect(await desk.call('trail.verify', {})).toMatchObject({ intact: true, entries: 3, fault: null });

    const db = dbOf(desk);
    expect(() => db.exec("UPDATE trail SET who = 'nobody' WHERE id = 1")).toThrow(/only appended/);
    expect(() => db.exec('DELETE FROM trail')).toThrow(/only appended/);

    const harmed = async (sql: string) => {
      db.exec('SAVEPOINT harm; DROP TRIGGER trail_unchanged; DROP TRIGGER trail_undeleted;');
      db.exec(sql);
      const { intact, fault } = await desk.call('trail.verify', {});
      db.exec('ROLLBACK TO harm; RELEASE harm');
      return intact ? 'intact' : fault?.text;
    };
    expect(await harmed("UPDATE trail SET who = 'nobody' WHERE id = 2")).toMatch(/Entry 2 .* was changed/);
    expect(await harmed('UPDATE trail SET at = at + 60000 WHERE id = 1')).toMatch(/Entry 1 .* was changed/);
    expect(await harmed('DELETE FROM trail WHERE id = 2')).toMatch(/Entry 2 .* is missing/);
    expect(await harmed('DELETE FROM trail WHERE id > 1')).toMatch(/backup/);
    expect(await harmed('DELETE FROM trail WHERE id = 3')).toBe('intact');
    expect(await harmed('DELETE FROM trail')).toMatch(/backup/);
    expect(
      await harmed("UPDATE change SET before = replace(before, 'general', 'key') WHERE before IS NOT NULL"),
    ).toMatch(/journal holds of entry 2/);
    expect(await harmed('')).toBe('intact');
  });

  test('that was taken away whole is missed, with no backup to compare it with', async () => {
    const desk = await openDesk();
    await customer(desk, '云栖服饰');
    dbOf(desk).exec('DROP TRIGGER trail_undeleted; DELETE FROM trail');
    expect(await desk.call('trail.verify', {})).toMatchObject({ intact: false });
  });

  test('goes back with a restore, says so, and still agrees with the backups of before', async () => {
    const desk = await openDesk();
    await customer(desk, '云栖服饰');
    const { name } = await desk.call('backups.run', {});
    await customer(desk, '甬城五金');
    await desk.call('backups.restore', { name });
    expect((await told(desk))[0]).toMatch(/^Me: Came back to the backup/);
    await customer(desk, '后来的');
    expect(await desk.call('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('stays whole through any number of returns, and whatever the clock says', async () => {
    const desk = await openDesk();
    const returned = async (name: string) => {
      const { undo } = await desk.call('backups.restore', { name });
      expect(await desk.call('trail.verify', {})).toMatchObject({ intact: true, fault: null });
      return undo;
    };
    await customer(desk, '云栖服饰');
    const { name } = await desk.call('backups.run', {});
    await customer(desk, '甬城五金');
    const undo = await returned(name);
    await customer(desk, '后来的');
    const again = await returned(undo);
    await returned(again);
    desk.setNow('2027-11-23T09:00:00+08:00');
    await customer(desk, '时钟快了');
    await desk.call('backups.run', {});
    desk.setNow('2026-11-23T12:00:00+08:00');
    await returned((await desk.call('backups.status', {})).backups.at(-1)?.name ?? '');
    await customer(desk, '最后的');
    await desk.call('backups.run', {});
    // What was not cut off must still be there.
    dbOf(desk).exec('DROP TRIGGER trail_undeleted; DELETE FROM trail WHERE id = (SELECT max(id) FROM trail)');
    dbOf(desk).exec('DELETE FROM trail WHERE id = (SELECT max(id) FROM trail)');
    expect(await desk.call('trail.verify', {})).toMatchObject({ intact: false });
  });

  test('tells of new secrets and of files that were opened, and holds no name of anybody', async () => {
    const desk = await openDesk();
    const id = await customer(desk, '云栖服饰');
    const { id: interactionId } = await desk.call('interactions.log', {
      stakeholderIds: [id],
      at: '2026-11-20T09:00:00+08:00',
      channel: 'phone',
    });
    const file = await desk.call('attachments.add', {
      interactionId,
      name: '报价.txt',
      mediaType: 'text/plain',
      content: 'AAAA',
    });
    await desk.call('attachments.read', { id: file.id });
    await desk.call('vault.changePassphrase', { current: PASSPHRASE, next: 'another one of four words' });
    expect((await told(desk)).slice(0, 2)).toEqual([
      'Me: Changed the passphrase',
      'Me: Opened an attachment',
    ]);
    const all = dbOf(desk).prepare('SELECT group_concat(detail || call || who) FROM trail').pluck().get();
    expect(all).not.toMatch(/云栖|报价/);
    const { folder } = await desk.call('backups.status', {});
    const { name } = await desk.call('backups.run', {});
    expect(JSON.parse(readFileSync(join(folder, name, 'backup.json'), 'utf8')).trail).toMatchObject({
      entries: 5,
    });
  });
});

test('every call that changes something has its sentence, every field that is told a name', async () => {
  const calls = Object.entries(contract)
    .filter(([, call]) => call.effect === 'writes')
    .map(([name]) => name);
  const others = ['imports.apply', 'handover.receive', 'vault.createSample', 'backups.setFolder'];
  const keys = [
    ...[...calls, ...others].map((call) => `trail:call.${call}`),
    ...Object.values(NOTED).map(({ event }) => `trail:event.${event}`),
    ...TABLES.filter((table) => toldFields(table).length > 0).map((table) => `trail:table.${table}`),
    ...TABLES.flatMap((table) => toldFields(table).map(([column]) => `trail:field.${column}`)),
  ];
  const missing = LANGUAGES.flatMap((language) =>
    keys.filter((key) => text(language, { key, params: {} }) === key.slice(key.indexOf(':') + 1)),
  );
  expect(missing).toEqual([]);
});
