import { describe, expect, test } from 'vitest';
import { fixture, type ListDesk, openListDesk } from '../imports/lists-fixture.ts';

const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const withoutIds = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');

/** A vault with everything that a list can carry. */
async function filled(): Promise<ListDesk> {
  const desk = await openListDesk({ language: 'zh-CN' });
  for (const file of ['hand-made-gb18030.csv', 'outlook-en.csv', 'android-2.1.vcf', 'iphone.vcf'])
    await desk.apply(fixture(file));
  const [old] = (await desk.call('stakeholders.list', { filter: { query: '顺达' } })).rows;
  await desk.call('stakeholders.deactivate', { ids: [old?.id ?? ''] });
  await desk.call('stakeholders.create', {
    name: '=cmd|calc',
    kind: 'public',
    tags: ['a;b', 'c\\'],
    notes: '一\r\n"二"',
  });
  return desk;
}

describe('what one vault exports, another imports to the same data', () => {
  test.each(['csv', 'xlsx'] as const)('%s', async (format) => {
    const from = await filled();
    const to = await openListDesk({ language: 'zh-CN' });
    for (const list of ['stakeholders', 'people'] as const) {
      const { content } = await from.run({ list, format });
      const applied = await to.apply(content);
      expect(applied.problems).toEqual([]);
    }
    for (const list of ['stakeholders', 'people'] as const) {
      const [sent, got] = [await from.run({ list, format: 'csv' }), await to.run({ list, format: 'csv' })];
      expect(withoutIds(decode(got.content))).toBe(withoutIds(decode(sent.content)));
    }
  });

  test('and importing it where it came from changes nothing', async () => {
    const desk = await filled();
    for (const list of ['stakeholders', 'people'] as const) {
      const { content, rows } = await desk.run({ list, format: 'csv' });
      const { counts, actionId } = await desk.apply(content);
      expect([counts.unchanged, actionId]).toEqual([rows, null]);
    }
  });

  test.each(['3.0', '4.0'] as const)('people as cards of version %s', async (vcard) => {
    const from = await filled();
    const to = await openListDesk({ language: 'zh-CN' });
    const { content, fileName } = await from.run({ list: 'people', format: 'vcf', vcard });
    expect(decode(content)).toContain(`VERSION:${vcard}\r\n`);
    expect(fileName).toBe('联系人-2026-11-23-机密.vcf');
    await to.apply(content);
    const [sent, got] = [
      await from.run({ list: 'people', format: 'csv' }),
      await to.run({ list: 'people', format: 'csv' }),
    ];
    expect(withoutIds(decode(got.content))).toBe(withoutIds(decode(sent.content)));
  });
});

test('CSV is UTF-8 with a byte-order mark, and formulas in it are defused', async () => {
  const desk = await filled();
  const text = decode((await desk.run({ list: 'stakeholders', format: 'csv' })).content);
  expect(text.startsWith('\ufeff相关方名称,相关方类型,')).toBe(true);
  expect(text).toContain("\r\n'=cmd|calc,公众,");
});

test('interactions and feedback go out with everything they say', async () => {
  const desk = await filled();
  const [acme] = (await desk.call('stakeholders.list', { filter: { query: 'Acme' } })).rows;
  const id = acme?.id ?? '';
  await desk.call('interactions.log', {
    stakeholderIds: [id],
    at: '2026-11-20T10:00:00+08:00',
    channel: 'visit',
    summary: '谈了新订单',
    nextStep: { text: '寄样品', dueOn: '2026-11-30' },
  });
  const interactions = await desk.run({ list: 'interactions', format: 'csv' });
  expect(interactions.rows).toBe(1);
  expect(decode(interactions.content)).toContain(
    '2026-11-20 10:00,Acme Trading,,拜访,我方主动,,是,谈了新订单,,2026-11-30 寄样品',
  );
  expect((await desk.run({ list: 'feedback', format: 'xlsx' })).rows).toBe(0);
});

test('a filter narrows the list', async () => {
  const desk = await filled();
  const { rows } = await desk.run({ list: 'stakeholders', format: 'csv', filter: { kinds: ['public'] } });
  expect(rows).toBe(1);
});

test('what the pages show goes out as their filter narrows it', async () => {
  const desk = await openListDesk({ language: 'zh-CN' });
  const { id } = await desk.call('stakeholders.create', {
    name: '远达贸易',
    kind: 'customer',
    tier: 'key',
    activeFrom: '2026-09-01',
  });
  for (const [channel, at] of [
    ['phone', '2026-10-01T10:00:00+08:00'],
    ['visit', '2026-09-02T10:00:00+08:00'],
  ] as const)
    await desk.call('interactions.log', { stakeholderIds: [id], channel, at, summary: channel });
  for (const kind of ['complaint', 'inquiry'] as const)
    await desk.call('feedback.receive', { stakeholderId: id, kind, channel: 'phone', content: kind });

  const interactions = { list: 'interactions', format: 'csv' } as const;
  expect((await desk.run(interactions)).rows).toBe(2);
  const visits = await desk.run({ ...interactions, filter: { channels: ['visit'] } });
  expect([visits.rows, decode(visits.content)]).toEqual([1, expect.stringContaining('2026-09-02 10:00')]);
  const since = { from: '2026-09-30T16:00:00Z', query: '远达' };
  expect((await desk.run({ ...interactions, filter: since })).rows).toBe(1);

  const feedback = { list: 'feedback', format: 'csv' } as const;
  const complaints = await desk.run({ ...feedback, filter: { kinds: ['complaint'], states: ['new'] } });
  expect([complaints.rows, decode(complaints.content)]).toEqual([1, expect.stringContaining('complaint')]);
  expect((await desk.run({ ...feedback, filter: { breached: true } })).rows).toBe(0);

  const due = await desk.run({ list: 'due', format: 'csv', filter: { scope: 'mine' } });
  const { rows: owed } = await desk.call('cadence.due', {});
  expect(due.rows).toBe(owed.length);
  expect(decode(due.content)).toContain(`远达贸易,客户,重要,我,${owed[0]?.rule},`);
  const register = decode((await desk.run({ list: 'stakeholders', format: 'csv' })).content);
  expect(register).toContain(`2026-10-01 10:00,${owed[0]?.dueOn},`);
});

test('only people become cards, and a cancelled export gives no file', async () => {
  const desk = await filled();
  expect(await desk.refused('exports.run', { list: 'feedback', format: 'vcf' })).toMatchObject({
    code: 'invalid',
  });
  const running = desk.refused('exports.run', { list: 'people', format: 'csv', jobId: 'e1' });
  await desk.call('jobs.cancel', { jobId: 'e1' });
  expect(await running).toMatchObject({ code: 'cancelled' });
});
