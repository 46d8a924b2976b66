import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { certificate } from '../../../src/contract/handover.ts';
import { certificates } from '../../../src/main/handover/certificates.ts';
import { type Desk, openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';
import { base64, handOver, leaver, NOW } from './leaver-fixture.ts';

describe('a successor', () => {
  test('gets the stakeholders with their history, running clocks and promises, and only theirs', async () => {
    const { desk, yunqi, complaint } = await leaver();
    const deadline = (await desk.call('feedback.get', { id: complaint })).clocks[0]?.deadlineAt;
    const successor = await openDesk({ now: NOW });
    const pack = await handOver(desk, successor, [yunqi]);
    expect(pack.counts).toEqual({
      stakeholders: 1,
      people: 1,
      interactions: 1,
      nextSteps: 1,
      feedback: 1,
      openFeedback: 1,
      attachments: 1,
      reports: 0,
      more: {},
    });
    expect(await successor.call('handover.preview', { content: pack.content })).toMatchObject({
      from: { name: '林晓梅' },
      known: 0,
      duplicates: [],
      otherRules: false,
    });
    await successor.call('handover.receive', { content: pack.content });

    const got = await successor.call('stakeholders.get', { id: yunqi });
    expect(got).toMatchObject({ name: '杭州云栖服饰', tags: ['core'], ownerName: 'Me' });
    expect(got.people[0]).toMatchObject({ name: '陈静' });
    const talks = await successor.call('interactions.list', { filter: {} });
    expect(talks.rows[0]).toMatchObject({ summary: '谈了样品', ownerName: '林晓梅' });
    expect(talks.rows[0]?.stakeholders).toEqual([{ id: yunqi, name: '杭州云栖服饰' }]);
    const { attachments } = await successor.call('interactions.get', { id: talks.rows[0]?.id ?? '' });
    const file = await successor.call('attachments.read', { id: attachments[0]?.id ?? '' });
    expect(Buffer.from(file.content, 'base64').toString()).toBe('三个规格');
    const taken = await successor.call('feedback.get', { id: complaint });
    expect(taken).toMatchObject({ ownerName: 'Me', content: '第三批外箱破损' });
    expect(taken.clocks[0]?.deadlineAt).toBe(deadline);
    const due = await successor.call('cadence.due', { on: '2026-12-31' });
    expect(due.rows.map(({ name }) => name)).toContain('杭州云栖服饰');
    const found = await successor.call('search.all', { query: 'yunqi' });
    expect(JSON.stringify(found)).toContain('杭州云栖服饰');
  });

  test('joins the history of a stakeholder known already, is told nothing twice, and can undo it all', async () => {
    const { desk, yunqi } = await leaver();
    const successor = await openDesk({ now: NOW });
    const { id: mine } = await successor.call('stakeholders.create', {
      name: '杭州云栖服饰',
      kind: 'customer',
      tier: 'general',
      influence: 'low',
    });
    const pack = await handOver(desk, successor, [yunqi]);
    const preview = await successor.call('handover.preview', { content: pack.content });
    expect(preview.duplicates).toMatchObject([{ id: yunqi, name: '杭州云栖服饰', existingId: mine }]);
    const merge = [{ id: yunqi, existingId: mine }];
    const first = await successor.call('handover.receive', { content: pack.content, merge });
    expect(first.added).toMatchObject({ stakeholders: 0, people: 1, interactions: 1, feedback: 1 });
    const got = await successor.call('stakeholders.get', { id: mine });
    expect(got).toMatchObject({ tier: 'general', people: [{ name: '陈静' }] });

    const again = await successor.call('handover.receive', { content: pack.content, merge });
    expect(again.added).toMatchObject({ people: 0, interactions: 0, feedback: 0, attachments: 0 });
    expect((await successor.call('interactions.list', { filter: {} })).total).toBe(1);

    await successor.call('actions.undo', { actionId: first.actionId ?? '' });
    expect((await successor.call('interactions.list', { filter: {} })).total).toBe(0);
    expect((await successor.call('stakeholders.get', { id: mine })).people).toEqual([]);
  });

  test('can take over again what was undone, attachments included', async () => {
    const { desk, yunqi } = await leaver();
    const successor = await openDesk({ now: NOW });
    const { content } = await handOver(desk, successor, [yunqi]);
    const first = await successor.call('handover.receive', { content });
    await successor.call('actions.undo', { actionId: first.actionId ?? '' });
    const again = await successor.call('handover.receive', { content });
    expect(again.added).toEqual(first.added);
  });

  test('is the only one who can open the pack, and only unharmed', async () => {
    const { desk } = await leaver();
    const successor = await openDesk({ now: NOW });
    const pack = await handOver(desk, successor);
    expect((await desk.refused('handover.preview', { content: pack.content })).message).toMatch(/not sealed/);
    const sealed = Buffer.from(pack.content, 'base64');
    for (const at of [20, 60, 200, Math.floor(sealed.length / 2), sealed.length - 1]) {
      const harmed = Buffer.from(sealed);
      harmed.writeUInt8(harmed.readUInt8(at) ^ 1, at);
      for (const content of [harmed, sealed.subarray(0, at)])
        expect(
          (await successor.refused('handover.receive', { content: content.toString('base64') })).message,
        ).toMatch(/is damaged/);
    }
    const foreign = await successor.refused('handover.receive', { content: base64('nothing of the kind') });
    expect(foreign.message).toMatch(/no handover pack/);
    expect((await successor.call('stakeholders.list', {})).total).toBe(0);
    expect(sealed.includes(Buffer.from('云栖'))).toBe(false);
  });

  test('who is no key gets no pack', async () => {
    const { desk } = await leaver();
    const refused = await desk.refused('handover.prepare', {
      recipient: 'age1nonsense',
      successor: '周建国',
      leaver: '林晓梅',
    });
    expect(refused).toMatchObject({ code: 'invalid' });
    expect(await desk.call('handover.list', {})).toEqual([]);
  });
});

describe('a leaver', () => {
  test('erases a part once it was acknowledged, and nothing of it is left', async () => {
    const { desk, yunqi, other } = await leaver();
    const successor = await openDesk({ now: NOW });
    const pack = await handOver(desk, successor, [yunqi]);
    const erase = { id: pack.id, passphrase: PASSPHRASE };
    expect((await desk.refused('handover.erase', erase)).message).toMatch(/not acknowledged/);
    const { receipt } = await successor.call('handover.receive', { content: pack.content });
    expect(await desk.refused('handover.acknowledge', { id: pack.id, receipt: 'ABCD' })).toMatchObject({
      code: 'invalid',
    });
    await desk.call('handover.acknowledge', { id: pack.id, receipt: receipt.toLowerCase() });
    expect(await desk.refused('handover.erase', { ...erase, passphrase: 'wrong' })).toMatchObject({
      code: 'locked',
    });

    const told = desk.core.session()?.db;
    told?.prepare("INSERT INTO reminder_alert (at, kind, items) VALUES (0, 'digest', ?)").run(
      JSON.stringify([
        { kind: 'contact', stakeholderId: yunqi, name: '杭州云栖服饰', dueOn: '2026-11-22' },
        { kind: 'festival', stakeholderId: null, name: '元旦', dueOn: '2026-11-23' },
      ]),
    );

    const proof = await desk.call('handover.erase', erase);
    expect(told?.prepare('SELECT items FROM reminder_alert').pluck().get()).toMatch(/^\[[^云]*元旦[^云]*\]$/);
    expect(proof).toMatchObject({
      scope: 'part',
      // The conversation and its attachment stay for the other customer.
      counts: { stakeholders: 1, people: 1, interactions: 0, attachments: 0, feedback: 1 },
      unreached: [],
      handover: { successor: '周建国', sha256: pack.sha256, counts: { stakeholders: 1, interactions: 1 } },
    });
    expect(await desk.refused('stakeholders.get', { id: yunqi })).toMatchObject({ code: 'not-found' });
    expect((await desk.call('stakeholders.get', { id: other })).name).toBe('宁波甬城五金');
    expect((await desk.call('interactions.list', { filter: {} })).rows[0]?.stakeholders).toHaveLength(1);
    const { db } = desk.core.session() ?? { db: null };
    const images = db?.prepare("SELECT count(*) FROM change WHERE before LIKE '%云栖%'").pluck().get();
    expect(images).toBe(0);
    expect((await desk.call('handover.list', {}))[0]?.erasedAt).not.toBeNull();
    await desk.refused('handover.erase', erase);
  });

  test('gets the certificate also when the app was ended before its file was written', async () => {
    const { desk, yunqi } = await leaver();
    const successor = await openDesk({ now: NOW });
    const pack = await handOver(desk, successor, [yunqi]);
    const { receipt } = await successor.call('handover.receive', { content: pack.content });
    await desk.call('handover.acknowledge', { id: pack.id, receipt });
    const folder = join(desk.folder, 'certificates');
    // As on a full disk: no folder can be made where a file stands.
    writeFileSync(folder, '');
    const erased = await desk.call('handover.erase', { id: pack.id, passphrase: PASSPHRASE });
    expect(erased.finished).toBe(false);
    expect(await desk.call('handover.certificates', {})).toEqual([]);
    rmSync(folder);
    await desk.call('vault.lock', {});
    await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    expect(await desk.call('handover.certificates', {})).toMatchObject([{ id: pack.id, scope: 'part' }]);
  });

  test('destroys the vault when everything was handed over, and keeps the proof', async () => {
    const { desk } = await leaver();
    const successor = await openDesk({ now: NOW });
    const pack = await handOver(desk, successor);
    const { receipt } = await successor.call('handover.receive', { content: pack.content });
    await desk.call('handover.acknowledge', { id: pack.id, receipt });
    await desk.call('backups.run', {});
    const { mentions, sharedFiles, ...proof } = await desk.call('handover.erase', {
      id: pack.id,
      passphrase: PASSPHRASE,
    });
    expect([mentions, sharedFiles]).toEqual([0, []]);
    expect(proof.scope).toBe('vault');
    expect(existsSync(`${desk.folder}-backups`)).toBe(false);
    expect(proof.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['vault.db', 'vault.key', 'vault.key.copy']),
    );
    expect(await desk.call('vault.state', {})).toEqual({ state: 'none' });
    const left = existsSync(desk.folder) ? readdirSync(desk.folder) : [];
    expect(left).toEqual(['certificates']);
    expect([{ ...(await desk.call('handover.certificates', {}))[0], finished: true }]).toEqual([proof]);
    const kept = readdirSync(join(desk.folder, 'certificates')).map((file) =>
      readFileSync(join(desk.folder, 'certificates', file), 'utf8'),
    );
    expect(kept.join()).not.toMatch(/云栖|甬城/);
  });

  test('destroys nothing where the certificate can’t be kept', async () => {
    const { desk } = await leaver();
    await desk.call('backups.run', {});
    const folder = join(desk.folder, 'certificates');
    writeFileSync(folder, '');
    const refused = await desk.refused('handover.erase', { passphrase: PASSPHRASE });
    expect(refused.code).toBe('conflict');
    expect(refused.message).toMatch(/certificate .* can’t be kept .*Nothing was erased/);
    expect((await desk.call('backups.status', {})).backups).toHaveLength(1);
    rmSync(folder);
    await desk.call('handover.erase', { passphrase: PASSPHRASE });
    expect(await desk.call('handover.certificates', {})).toHaveLength(1);
  });

  test('has the certificate also when the app was ended while the vault was destroyed, and not before', async () => {
    const { desk } = await leaver();
    const erased = await desk.call('handover.erase', { passphrase: PASSPHRASE });
    const proof = z.decode(certificate, erased);
    const [other, userData] = [await openDesk({ now: NOW }), tempFolder()];
    other.core.close();
    const { list, promise, keep } = certificates(userData);
    const bare = { ...proof, files: [] };
    expect(promise({ ...bare, id: randomUUID() }, [other.folder]).ok).toBe(true);
    expect(promise(bare, [other.folder]).ok).toBe(true);
    expect(list()).toEqual([]);
    // Overwritten, and not yet removed.
    for (const name of ['vault.key', 'vault.key.copy']) writeFileSync(join(other.folder, name), 'random');
    expect(list()).toMatchObject([{ id: proof.id, files: [] }]);
    rmSync(other.folder, { recursive: true });
    expect(list()).toMatchObject([{ id: proof.id, files: [] }]);
    keep(proof);
    expect(list()).toMatchObject([{ id: proof.id, files: proof.files }]);
    expect(readdirSync(join(userData, 'certificates'))).toEqual([`${proof.id}.json`]);
  });

  test.each(['vault', 'part'] as const)(
    'has it in the certificate what was destroyed, and which backups were out of reach: %s',
    async (scope) => {
      const { desk, yunqi, other } = await leaver();
      const stick = join(tempFolder(), 'stick');
      mkdirSync(stick);
      await desk.call('backups.setFolder', { folder: stick });
      await desk.call('backups.setFolder', { folder: null });
      const successor = await openDesk({ now: NOW });
      const pack = await handOver(desk, successor, scope === 'part' ? [yunqi] : undefined);
      const { receipt } = await successor.call('handover.receive', { content: pack.content });
      await desk.call('handover.acknowledge', { id: pack.id, receipt });
      await desk.call('stakeholders.create', { name: '后来的客户', kind: 'customer' });
      await desk.call('nextSteps.add', { stakeholderId: yunqi, text: '后来的承诺', dueOn: '2026-12-01' });
      for (const format of ['csv', 'csv', 'xlsx'] as const)
        await desk.call('exports.run', { list: 'people', format });
      const unplugged = `${stick}-unplugged`;
      renameSync(stick, unplugged);
      const { mentions, sharedFiles, ...proof } = await desk.call('handover.erase', {
        id: pack.id,
        passphrase: PASSPHRASE,
        changedSince: true,
      });
      expect(mentions).toBe(0);
      expect(sharedFiles.map(({ name }) => name)).toEqual(scope === 'part' ? ['报价.txt'] : []);
      expect(proof).toMatchObject({ scope, unreached: [stick], handover: { counts: pack.counts } });
      expect(proof.takenOut.map(({ what, times }) => `${what} ${times}`).sort()).toEqual([
        'Contact people (CSV) 2',
        'Contact people (XLSX) 1',
      ]);
      expect(proof.counts.stakeholders).toBe(scope === 'vault' ? 3 : 1);
      expect(proof.counts.nextSteps).toBe(2);
      expect(readdirSync(unplugged)).not.toEqual([]);
      expect([{ ...(await desk.call('handover.certificates', {}))[0], finished: true }]).toEqual([proof]);
      if (scope === 'part') expect((await desk.call('stakeholders.get', { id: other })).name).toBeTruthy();
    },
  );
});

describe('what the leaver changes after the pack was made', () => {
  async function acknowledged(chosen?: 'a part') {
    const { desk, yunqi, other } = await leaver();
    const successor = await openDesk({ now: NOW });
    const pack = await handOver(desk, successor, chosen && [yunqi]);
    const { receipt } = await successor.call('handover.receive', { content: pack.content });
    await desk.call('handover.acknowledge', { id: pack.id, receipt });
    const { rows } = await desk.call('interactions.list', { filter: {} });
    return { desk, yunqi, other, talk: rows[0]?.id ?? '', erase: { id: pack.id, passphrase: PASSPHRASE } };
  }
  const log = (desk: Desk, stakeholderId: string) =>
    desk.call('interactions.log', {
      stakeholderIds: [stakeholderId],
      at: NOW,
      channel: 'phone',
      effective: true,
    });

  test('keeps it from being erased, unless that is confirmed', async () => {
    const { desk, other, erase } = await acknowledged();
    await log(desk, other);
    await desk.call('stakeholders.create', { name: '后来的客户', kind: 'customer' });
    const refused = await desk.refused('handover.erase', erase);
    expect(refused).toMatchObject({ code: 'conflict' });
    expect(refused.message).toMatch(/2 changes since this pack was made.*new pack/);
    expect((await desk.call('stakeholders.list', {})).total).toBe(3);
    expect((await desk.call('handover.erase', { ...erase, changedSince: true })).scope).toBe('vault');
  });

  test('counts for a part only where it is about that part, links that are gone among it', async () => {
    const { desk, yunqi, other, talk, erase } = await acknowledged('a part');
    await log(desk, other);
    await desk.call('people.add', { stakeholderId: other, name: '王芳' });
    await desk.call('interactions.update', { id: talk, stakeholderIds: [other] });
    expect((await desk.refused('handover.erase', erase)).message).toMatch(/1 change since/);
    await desk.call('stakeholders.update', { id: yunqi, notes: '后来的话' });
    expect((await desk.refused('handover.erase', erase)).message).toMatch(/2 changes since/);
  });

  test('does not count where it was taken back, nor what was only read, printed or set', async () => {
    const { desk, yunqi, erase } = await acknowledged('a part');
    const { actionId } = await desk.act('stakeholders.update', { id: yunqi, notes: '错了' });
    await desk.act('actions.undo', { actionId });
    await desk.call('exports.run', { list: 'stakeholders', format: 'csv', includeStrict: false });
    await desk.call('views.save', { noun: 'feedback', name: '我的', query: {} });
    expect((await desk.call('handover.erase', erase)).scope).toBe('part');
  });

  test('counts where it takes back what the pack told of', async () => {
    const { desk, yunqi, erase } = await acknowledged();
    const { rows } = await desk.call('actions.recent', {});
    const step = rows.find(({ call }) => call === 'nextSteps.add');
    await desk.act('actions.undo', { actionId: step?.actionId ?? '' });
    expect((await desk.call('nextSteps.list', { stakeholderId: yunqi })).total).toBe(0);
    expect((await desk.refused('handover.erase', erase)).message).toMatch(/1 change since/);
  });
});
