import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../vault-fixture.ts';
import { joined, partsOf, sealedTo, unsealed, unsignedPack } from './crafted.ts';
import { handOver, leaver, NOW, prepare } from './leaver-fixture.ts';

const codeOf = async (desk: Desk) => (await desk.call('handover.key', {})).code;
const signerOf = async (desk: Desk, content: string) =>
  (await desk.call('handover.preview', { content })).signer;

describe('a pack', () => {
  test('tells who signed it by the code that they see themselves, and it is remembered once it was compared', async () => {
    const { desk, yunqi } = await leaver();
    const successor = await openDesk({ now: NOW });
    const { content, code } = await handOver(desk, successor, [yunqi]);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await codeOf(desk)).toBe(code);
    expect(await signerOf(successor, content)).toEqual({ code, state: 'new', knownAs: null });
    await successor.call('handover.receive', { content });
    expect(await signerOf(successor, content)).toMatchObject({ state: 'new' });
    await successor.call('handover.receive', { content, confirmed: true });
    const next = await handOver(desk, successor);
    expect(await signerOf(successor, next.content)).toEqual({ code, state: 'confirmed', knownAs: '林晓梅' });
    const [received] = await successor.call('handover.list', {});
    expect(received?.signer).toEqual({ code, state: 'confirmed', knownAs: '林晓梅' });
  });

  test('of somebody who claims a name that was confirmed is refused until codes were compared anew', async () => {
    const { desk } = await leaver();
    const successor = await openDesk({ now: NOW });
    const first = await handOver(desk, successor);
    await successor.call('handover.receive', { content: first.content, confirmed: true });
    const { desk: stranger } = await leaver();
    const forged = await handOver(stranger, successor);
    expect(await signerOf(successor, forged.content)).toEqual({
      code: await codeOf(stranger),
      state: 'other-key',
      knownAs: null,
    });
    const before = (await successor.call('stakeholders.list', {})).total;
    const refused = await successor.refused('handover.receive', { content: forged.content });
    expect(refused.code).toBe('conflict');
    expect(refused.message).toContain(await codeOf(stranger));
    expect((await successor.call('stakeholders.list', {})).total).toBe(before);
    await successor.call('handover.receive', { content: forged.content, confirmed: true });
    expect(await signerOf(successor, forged.content)).toMatchObject({ state: 'confirmed' });
  });

  test('confirmed for one name is told where it comes under another', async () => {
    const { desk } = await leaver();
    const successor = await openDesk({ now: NOW });
    const first = await handOver(desk, successor);
    await successor.call('handover.receive', { content: first.content, confirmed: true });
    const { recipient } = await successor.call('handover.key', {});
    const { content } = await prepare(desk, { recipient, successor: '周建国', leaver: '总经理' });
    expect(await signerOf(successor, content)).toMatchObject({ state: 'confirmed', knownAs: '林晓梅' });
  });

  test('that was changed by whoever could open it, or sealed on to somebody else, is none', async () => {
    const { desk, yunqi } = await leaver();
    const [successor, third] = [await openDesk({ now: NOW }), await openDesk({ now: NOW })];
    const { content } = await handOver(desk, successor, [yunqi]);
    const { recipient } = await successor.call('handover.key', {});
    const plain = await unsealed(successor, content);
    const { lines, rest } = partsOf(plain);
    const text = gunzipSync(lines).toString();
    const renamed = (from: string, to: string) => joined(gzipSync(text.replace(from, to)), rest);
    const harmed = Buffer.from(plain);
    harmed.writeUInt8(harmed.readUInt8(plain.length - 1) ^ 1, plain.length - 1);
    const file = Buffer.from(rest);
    file.writeUInt8(file.readUInt8(0) ^ 1, 0);
    for (const changed of [
      renamed('林晓梅', '总经理'),
      renamed('杭州云栖服饰', '杭州云栖服务'),
      joined(lines, file),
      harmed,
      plain.subarray(0, plain.length - 1),
      Buffer.concat([plain, Buffer.from('more')]),
    ]) {
      const sealed = await sealedTo(recipient, changed);
      for (const call of ['handover.preview', 'handover.receive'] as const)
        expect((await successor.refused(call, { content: sealed })).message).toMatch(/no handover pack/);
    }
    expect((await successor.call('stakeholders.list', {})).total).toBe(0);
    const onward = await sealedTo((await third.call('handover.key', {})).recipient, plain);
    expect((await third.refused('handover.receive', { content: onward })).message).toMatch(/not sealed/);
    expect((await successor.call('handover.receive', { content })).added.stakeholders).toBe(1);
  });
});

describe('a receipt', () => {
  async function acknowledged() {
    const { desk, yunqi, other } = await leaver();
    const successor = await openDesk({ now: NOW });
    const [first, second] = [
      await handOver(desk, successor, [yunqi]),
      await handOver(desk, successor, [other]),
    ];
    const taken = await successor.call('handover.receive', { content: first.content });
    return { desk, successor, first, second, ...taken };
  }

  test('tells who signed it, and holds for its pack alone', async () => {
    const { desk, successor, first, second, receipt } = await acknowledged();
    expect((await desk.refused('handover.acknowledge', { id: second.id, receipt })).code).toBe('invalid');
    const typed = receipt.toLowerCase().replaceAll('-', ' ');
    const { signer } = await desk.call('handover.acknowledge', { id: first.id, receipt: typed });
    expect(signer).toEqual({ code: await codeOf(successor), state: 'new', knownAs: null });
    await desk.call('handover.confirm', { id: first.id });
    const given = (await desk.call('handover.list', {})).find(({ id }) => id === first.id);
    expect(given?.signer).toMatchObject({ state: 'confirmed', knownAs: '周建国' });
  });

  test('that was changed, cut, or signed by a key that isn’t in it, is none', async () => {
    const { desk, first, receipt } = await acknowledged();
    const letters = receipt.replaceAll('-', '');
    for (let at = 0; at < letters.length - 1; at += 7) {
      const changed = letters.slice(0, at) + (letters[at] === '7' ? '8' : '7') + letters.slice(at + 1);
      expect((await desk.refused('handover.acknowledge', { id: first.id, receipt: changed })).code).toBe(
        'invalid',
      );
    }
    for (const none of [letters.slice(1), letters.slice(0, 24), '', `${letters}7`, '回执'])
      expect((await desk.refused('handover.acknowledge', { id: first.id, receipt: none })).code).toBe(
        'invalid',
      );
  });

  test('of somebody who claims the name of a confirmed successor is refused until codes were compared', async () => {
    const { desk, first, receipt } = await acknowledged();
    await desk.call('handover.acknowledge', { id: first.id, receipt, confirmed: true });
    const stranger = await openDesk({ now: NOW });
    const third = await handOver(desk, stranger);
    const taken = await stranger.call('handover.receive', { content: third.content });
    const refused = await desk.refused('handover.acknowledge', { id: third.id, receipt: taken.receipt });
    expect(refused.code).toBe('conflict');
    expect(
      (await desk.call('handover.list', {})).find(({ id }) => id === third.id)?.acknowledgedAt,
    ).toBeNull();
    await desk.call('handover.acknowledge', { id: third.id, receipt: taken.receipt, confirmed: true });
  });
});

describe('a pack of an earlier version', () => {
  async function earlier() {
    const { desk, yunqi } = await leaver();
    const successor = await openDesk({ now: NOW });
    const { content } = await handOver(desk, successor, [yunqi]);
    const { lines, rest } = partsOf(await unsealed(successor, content));
    const [head, ...rows] = gunzipSync(lines)
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { to: recipient, signer: _, ...fields } = head;
    const tables = ['owner', 'tag', 'stakeholder', 'stakeholder_period', 'stakeholder_tag', 'person'].concat(
      ['contact_point', 'cadence_exception', 'interaction', 'interaction_stakeholder', 'interaction_person'],
      ['attachment', 'next_step', 'feedback', 'feedback_event'],
    );
    const of = (table: string) => rows.filter(([name]) => name === table).map(([, row]) => row);
    const index = {
      ...fields,
      format: 2,
      rows: Object.fromEntries(tables.map((table) => [table, of(table)])),
    };
    const [file] = of('attachment');
    const files = { [file.uuid]: rest.subarray(0, file.size) };
    return { successor, recipient, index, files, yunqi };
  }

  test('is opened, and said not to be signed', async () => {
    const { successor, recipient, index, files, yunqi } = await earlier();
    const content = await unsignedPack(recipient, index, files);
    expect(await signerOf(successor, content)).toEqual({ code: null, state: 'unsigned', knownAs: null });
    const { receipt } = await successor.call('handover.receive', { content });
    expect(receipt).toMatch(/^(\w{4}-){5}\w{4}$/);
    expect((await successor.call('stakeholders.get', { id: yunqi })).name).toBe('杭州云栖服饰');
    const [talk] = (await successor.call('interactions.list', { filter: {} })).rows;
    const { attachments } = await successor.call('interactions.get', { id: talk?.id ?? '' });
    const file = await successor.call('attachments.read', { id: attachments[0]?.id ?? '' });
    expect(Buffer.from(file.content, 'base64').toString()).toBe('三个规格');
  });

  test('is none where a file of it is another, or missing', async () => {
    const { successor, recipient, index, files } = await earlier();
    const [id = ''] = Object.keys(files);
    for (const wrong of [{ [id]: Buffer.from('another') }, {}]) {
      const content = await unsignedPack(recipient, index, wrong);
      expect((await successor.refused('handover.receive', { content })).message).toMatch(/no handover pack/);
    }
    expect((await successor.call('stakeholders.list', {})).total).toBe(0);
  });
});
