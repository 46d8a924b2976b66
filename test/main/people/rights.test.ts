import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

/** A contact person with everything that can speak of them, and a colleague who has nothing to do with it. */
async function known() {
  const desk = await openDesk();
  const { id: stakeholderId } = await desk.call('stakeholders.create', {
    name: '云栖服饰',
    kind: 'customer',
    tier: 'key',
    influence: 'high',
    activeFrom: '2026-06-01',
    notes: '采购找陈静，财务找李雷',
  });
  const { id } = await desk.call('people.add', {
    stakeholderId,
    name: '陈静',
    wechat: 'wx_chenjing',
    phones: [{ label: '手机', value: '139 0000 1234' }],
    emails: [{ label: '', value: 'chen.jing@example.com' }],
    birthday: { month: 5, day: 2, year: 1974, calendar: 'solar' },
  });
  const colleague = await desk.call('people.add', { stakeholderId, name: '李雷' });
  const { id: talk } = await desk.call('interactions.log', {
    stakeholderIds: [stakeholderId],
    personIds: [id],
    at: '2026-11-10T10:00:00+08:00',
    channel: 'meeting',
    summary: '陈静要第二版样品',
  });
  await desk.call('interactions.update', { id: talk, summary: '陈静和李雷要第二版样品' });
  await desk.call('attachments.add', {
    interactionId: talk,
    name: '名片.txt',
    mediaType: 'text/plain',
    content: 'AAAA',
  });
  await desk.call('feedback.receive', {
    stakeholderId,
    kind: 'complaint',
    priority: 'important',
    channel: 'email',
    receivedAt: '2026-11-20T09:00:00+08:00',
    content: '陈静（chen.jing@example.com）来信投诉',
  });
  await desk.call('nextSteps.add', { stakeholderId, text: '给陈静寄样品', dueOn: '2026-12-01' });
  await desk.call('reports.save', { period: '2026Q4', measures: ['每月拜访陈静'] });
  return { desk, id, stakeholderId, colleague: colleague.id };
}

describe('a person', () => {
  test('is told everything that is held about them', async () => {
    const { desk, id } = await known();
    const record = await desk.call('people.record', { id });
    expect(record).toMatchObject({
      stakeholder: '云栖服饰',
      person: { name: '陈静', wechat: 'wx_chenjing' },
    });
    expect(record.interactions.map(({ summary }) => summary)).toEqual(['陈静和李雷要第二版样品']);
    expect(record.files.map(({ name }) => name)).toEqual(['名片.txt']);
    expect(record.texts).toEqual(
      expect.arrayContaining([
        { in: 'next_step', text: '给陈静寄样品' },
        { in: 'feedback', text: '陈静（chen.jing@example.com）来信投诉' },
        { in: 'stakeholder', text: '采购找陈静，财务找李雷' },
      ]),
    );
  });

  test('is erased everywhere, also from the file and its backups; figures and colleagues stay', async () => {
    const { desk, id, stakeholderId, colleague } = await known();
    const stick = tempFolder();
    await desk.call('backups.setFolder', { folder: stick });
    await desk.call('backups.setFolder', { folder: null });
    expect(readdirSync(stick)).toHaveLength(1);
    await desk.call('backups.run', {});
    const figures = async () => (await desk.call('kpi.figures', { period: '2026Q4' })).figures;
    const due = async () =>
      (await desk.call('cadence.forStakeholder', { stakeholderId })).map(({ dueOn }) => dueOn);
    const before = [await figures(), await due()];
    expect(await desk.refused('people.erase', { id, passphrase: 'wrong' })).toMatchObject({ code: 'locked' });
    expect((await desk.call('people.record', { id })).person.name).toBe('陈静');

    const { files } = await desk.call('people.erase', { id, passphrase: PASSPHRASE });
    expect(files.map(({ name }) => name)).toEqual(['名片.txt']);
    expect(await desk.refused('people.record', { id })).toMatchObject({ code: 'not-found' });
    const whole = await desk.call('stakeholders.get', { id: stakeholderId });
    expect(whole.people.map((one) => one.id)).toEqual([colleague]);
    expect(whole.notes).toBe('采购找(erased)，财务找李雷');
    expect([await figures(), await due()]).toEqual(before);

    const db = desk.core.session()?.db;
    const tables = db
      ?.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%TEXT%'")
      .pluck();
    for (const table of (tables?.all() ?? []) as string[]) {
      const rows = JSON.stringify(db?.prepare(`SELECT * FROM ${table}`).all());
      expect(rows, table).not.toMatch(/陈静|chen\.jing|chenjing|0000 1234/);
    }
    expect((await desk.call('search.all', { query: 'chenjing' })).length).toBe(0);
    expect(readdirSync(stick)).toEqual([]);
    const { folder, backups } = await desk.call('backups.status', {});
    expect(backups).toHaveLength(1);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readFileSync(join(folder, backups[0]?.name ?? '', 'backup.json'), 'utf8')).toContain('trail');
    expect(await desk.call('trail.verify', {})).toMatchObject({ intact: true });
    expect((await desk.call('trail.list', {})).rows[0]?.text).toBe('Erased for good');
  });

  test('is found by former numbers, in any spelling, and in what is written about others', async () => {
    const { desk, id, stakeholderId } = await known();
    await desk.call('people.update', {
      id,
      phones: [{ label: '', value: '+86 139-0000-5678' }],
      emails: [{ label: '', value: 'new.chen@example.com' }],
    });
    const { id: other } = await desk.call('stakeholders.create', {
      name: '甬城五金',
      kind: 'customer',
      notes: '联系 NEW.CHEN@Example.com 或 13900005678；陈静是另一位；总机 0571-8000 0000',
    });
    await desk.call('nextSteps.add', {
      stakeholderId: other,
      text: '打 139 0000 1234，或 Chen.Jing@EXAMPLE.com',
      dueOn: '2026-12-02',
    });
    await desk.call('cadence.saveException', {
      stakeholderId,
      slot: 'any',
      every: '2 weeks',
      note: '陈静要求',
    });
    await desk.call('views.save', { noun: 'stakeholders', name: '13900005678', query: {} });
    const record = await desk.call('people.record', { id });
    expect(record.texts.map((text) => text.in)).toEqual(
      expect.arrayContaining(['next_step', 'stakeholder', 'cadence_exception', 'saved_view']),
    );

    expect(await desk.call('people.erase', { id, passphrase: PASSPHRASE })).toMatchObject({ mentions: 1 });
    expect((await desk.call('stakeholders.get', { id: other })).notes).toBe(
      '联系 (erased) 或 (erased)；陈静是另一位；总机 0571-8000 0000',
    );
    const db = desk.core.session()?.db;
    const journal = JSON.stringify(db?.prepare('SELECT before FROM change').all());
    expect(journal).not.toMatch(/5678|1234|chen/i);
    expect(await desk.call('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('is gone from a backup whose note is damaged, and from one that was half destroyed', async () => {
    const { desk, id } = await known();
    const names = [];
    for (const hour of ['10', '11', '12']) {
      desk.setNow(`2026-11-23T${hour}:00:00+08:00`);
      names.push((await desk.call('backups.run', {})).name);
    }
    const { folder } = await desk.call('backups.status', {});
    const [junk = '', bare = '', left = ''] = names.map((name) => join(folder, name));
    writeFileSync(join(junk, 'backup.json'), 'junk');
    rmSync(join(bare, 'backup.json'));
    for (const file of ['vault.key', 'vault.key.copy']) rmSync(join(left, file));
    await desk.call('people.erase', { id, passphrase: PASSPHRASE });
    for (const place of [junk, bare, left]) expect(existsSync(place)).toBe(false);
  });

  test('with a short name takes nothing along that only contains it', async () => {
    const desk = await openDesk();
    const of = (name: string, notes: string) =>
      desk.call('stakeholders.create', { name, kind: 'customer', tier: 'key', influence: 'high', notes });
    const { id: stakeholderId } = await of('Yunqi', 'Ask Li in Lisbon, extension 10');
    const { id: other } = await of('Porto Trading', 'Li of Lisbon');
    await desk.call('stakeholders.update', { id: other, notes: 'Lisbon, as edited' });
    const { id } = await desk.call('people.add', {
      stakeholderId,
      name: 'Li',
      wechat: 'an',
      phones: [{ label: '', value: '10' }],
    });
    await desk.call('reports.approve', {
      period: '2026Q3',
      approvedBy: '周明',
      approvedOn: '2026-10-08',
      withoutMeasures: true,
    });
    const before = await desk.call('reports.get', { period: '2026Q3' });
    await desk.call('people.erase', { id, passphrase: PASSPHRASE });
    expect((await desk.call('stakeholders.get', { id: stakeholderId })).notes).toBe(
      'Ask (erased) in Lisbon, extension 10',
    );
    expect(await desk.call('reports.get', { period: '2026Q3' })).toEqual(before);
    const { rows } = await desk.call('trail.list', { stakeholderId: other });
    expect(rows.map(({ changes }) => changes)).not.toContain(0);
  });

  test('is gone from backups, too, when the app was ended right after the erasure', async () => {
    const { desk, id } = await known();
    const { name } = await desk.call('backups.run', {});
    const { folder } = await desk.call('backups.status', {});
    const aside = tempFolder();
    cpSync(folder, aside, { recursive: true });
    const db = desk.core.session()?.db;
    if (db === undefined) throw new Error('no vault');
    // As if the process had died between the commit and what follows it.
    const exec = db.exec.bind(db);
    db.exec = (sql) => {
      if (sql === 'VACUUM') throw new Error('killed');
      return exec(sql);
    };
    await desk.refused('people.erase', { id, passphrase: PASSPHRASE });
    expect(await desk.refused('people.record', { id })).toMatchObject({ code: 'not-found' });
    cpSync(aside, folder, { recursive: true });
    const kept = async () => (await desk.call('backups.status', {})).backups.map((one) => one.name);
    expect(await kept()).toEqual([name]);
    await desk.call('vault.lock', {});
    await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    expect(await kept()).not.toContain(name);
  });

  test('who is the stakeholder themselves stays as a number in the figures alone', async () => {
    const desk = await openDesk();
    const { id: stakeholderId } = await desk.call('stakeholders.create', {
      name: '王小明',
      kind: 'public',
      tier: 'general',
      influence: 'low',
      phones: [{ label: '', value: '13800138000' }],
    });
    const { id } = await desk.call('people.add', { stakeholderId, name: '王小明' });
    // Removed first, as one does; what is still held can still be erased.
    await desk.call('people.remove', { id });
    await desk.call('people.erase', { id, passphrase: PASSPHRASE });
    const left = await desk.call('stakeholders.get', { id: stakeholderId });
    expect(left).toMatchObject({ name: '(erased)', phones: [], people: [] });
    expect((await desk.call('search.all', { query: '王小明' })).length).toBe(0);
  });
});
