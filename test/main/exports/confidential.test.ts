import { describe, expect, test } from 'vitest';
import type { Input } from '../../../src/contract/call.ts';
import type { CoreContract } from '../../../src/contract/index.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';

type Export = Input<CoreContract['exports.run']>;

/** A customer like any other, and one that is strictly confidential; a conversation and a case with each. */
async function two() {
  const desk = await openDesk();
  const ids: Record<string, string> = {};
  for (const [name, confidentiality] of [
    ['甬城五金', 'normal'],
    ['云栖服饰', 'strict'],
  ] as const) {
    const { id } = await desk.call('stakeholders.create', {
      name,
      kind: 'customer',
      tier: 'key',
      influence: 'high',
      confidentiality,
      activeFrom: '2026-01-01',
      people: [{ name: `${name}的联系人` }],
    });
    ids[name] = id;
    await desk.call('interactions.log', {
      stakeholderIds: [id],
      at: '2026-08-03T09:00:00+08:00',
      channel: 'phone',
      summary: `和${name}谈价格`,
    });
    await desk.call('feedback.receive', {
      stakeholderId: id,
      kind: 'complaint',
      priority: 'important',
      channel: 'email',
      receivedAt: '2026-08-03T09:00:00+08:00',
      content: `${name}投诉`,
    });
  }
  return { desk, strict: ids.云栖服饰 ?? '' };
}
const exported = async (desk: Desk, input: Export) => {
  const { content, ...told } = await desk.call('exports.run', input);
  return { ...told, text: Buffer.from(content, 'base64').toString('utf8') };
};

describe('what is strictly confidential', () => {
  test.each([
    'cadence-compliance',
    'first-response-on-time',
    'contacts-per-stakeholder',
    'customer-retention',
    'open-feedback',
  ])(
    'is left out of the rows behind %s unless it is asked for, and the trail tells who took them',
    async (indicator) => {
      const { desk } = await two();
      const input = { list: 'kpi-rows', filter: { period: '2026Q3', indicator }, format: 'csv' } as const;
      const plain = await exported(desk, input);
      expect(plain.leftOut).toBeGreaterThan(0);
      expect(plain.text).toContain('甬城');
      expect(plain.text).not.toContain('云栖');
      expect(plain.fileName).toMatch(/2026Q3-2026-11-23-Confidential\.csv$/);
      const all = await exported(desk, { ...input, includeStrict: true });
      expect(all.text).toContain('云栖');
      const { rows } = await desk.call('trail.list', { events: ['exported'] });
      expect(rows).toHaveLength(2);
    },
  );

  test.each(['stakeholders', 'people', 'interactions', 'feedback', 'due'] as const)(
    'is left out of %s unless it is asked for; every row says that it is confidential',
    async (list) => {
      const { desk } = await two();
      const plain = await exported(desk, { list, format: 'csv' });
      expect(plain.leftOut).toBeGreaterThan(0);
      expect(plain.text).not.toContain('云栖');
      const rows = plain.text.split('\r\n').slice(1, -1);
      expect(rows.every((row) => row.includes('Confidential'))).toBe(true);
      expect(plain.fileName).toMatch(/Confidential\.csv$/);
      const all = await exported(desk, { list, format: 'csv', includeStrict: true });
      expect(all).toMatchObject({ leftOut: 0, rows: plain.rows + plain.leftOut });
      expect(all.text).toContain('Strictly confidential');
    },
  );

  test('is left out of interactions that it was taken off while its person stayed', async () => {
    const { desk, strict } = await two();
    const [person] = (await desk.call('stakeholders.get', { id: strict })).people;
    const { id: other } = (await desk.call('stakeholders.list', {})).rows.find(({ id }) => id !== strict) ?? {
      id: '',
    };
    const { id } = await desk.call('interactions.log', {
      stakeholderIds: [strict, other],
      personIds: [person?.id ?? ''],
      at: '2026-08-04T09:00:00+08:00',
      channel: 'meeting',
    });
    await desk.call('interactions.update', { id, stakeholderIds: [other] });
    const { text, leftOut } = await exported(desk, { list: 'interactions', format: 'csv' });
    expect(text).not.toContain('云栖');
    expect(leftOut).toBe(2);
  });

  test('is left out of cards, too, and each card says what it is', async () => {
    const { desk } = await two();
    const cards = await exported(desk, { list: 'people', format: 'vcf' });
    expect(cards.text).toContain('CLASS:CONFIDENTIAL');
    expect(cards.text).not.toContain('云栖');
  });

  test('comes back as such when the list is imported elsewhere', async () => {
    const { desk, strict } = await two();
    const { content } = await desk.call('exports.run', {
      list: 'stakeholders',
      format: 'xlsx',
      includeStrict: true,
    });
    const other = await openDesk();
    await other.call('imports.apply', { fileName: 'list.xlsx', content });
    const { rows } = await other.call('stakeholders.list', { filter: { confidentialities: ['strict'] } });
    expect(rows.map(({ name }) => name)).toEqual(['云栖服饰']);
    expect(await desk.call('stakeholders.get', { id: strict })).toMatchObject({ confidentiality: 'strict' });
  });

  test('is counted in the report, and named only when that is asked for', async () => {
    const { desk } = await two();
    const report = await desk.call('reports.get', { period: '2026Q3' });
    expect(report.breaches.map(({ stakeholder }) => stakeholder)).toEqual(
      expect.arrayContaining(['(strictly confidential)', '甬城五金']),
    );
    expect(JSON.stringify(report)).not.toContain('云栖');
    const named = await desk.call('reports.get', { period: '2026Q3', includeStrict: true });
    expect(named.breaches.map(({ stakeholder }) => stakeholder)).toContain('云栖服饰');
    expect(named.strict).toBe(report.strict);
    expect(report.strict).toBeGreaterThan(0);
  });

  test('is not named by a report that was approved before', async () => {
    const { desk, strict } = await two();
    await desk.call('stakeholders.update', { id: strict, confidentiality: 'normal' });
    await desk.call('reports.approve', {
      period: '2026Q3',
      approvedBy: '周明',
      approvedOn: '2026-10-08',
      withoutMeasures: true,
    });
    const approved = async () => JSON.stringify(await desk.call('reports.get', { period: '2026Q3' }));
    expect(await approved()).toContain('云栖');
    await desk.call('stakeholders.update', { id: strict, confidentiality: 'strict' });
    expect(await approved()).not.toContain('云栖');
  });

  test.each([true, false])('makes strict what it is merged with; the strict one kept: %s', async (kept) => {
    const { desk, strict } = await two();
    const { rows } = await desk.call('stakeholders.list', {});
    const other = rows.find(({ id }) => id !== strict)?.id ?? '';
    const [keepId, otherId] = kept ? [strict, other] : [other, strict];
    await desk.call('stakeholders.merge', { keepId, otherId, take: { confidentiality: 'other' } });
    expect(await desk.call('stakeholders.get', { id: keepId })).toMatchObject({ confidentiality: 'strict' });
  });

  test('is not in what is printed about somebody else', async () => {
    const { desk, strict } = await two();
    const { rows } = await desk.call('stakeholders.list', { limit: 10 });
    const plain = rows.find(({ id }) => id !== strict)?.id ?? '';
    await desk.call('interactions.log', {
      stakeholderIds: [plain, strict],
      at: '2026-08-04T09:00:00+08:00',
      channel: 'meeting',
      summary: '三方会谈',
    });
    const talks = async (withoutStrict: boolean) =>
      (await desk.call('interactions.list', { filter: { stakeholderId: plain, withoutStrict } })).rows.map(
        ({ summary }) => summary,
      );
    expect(await talks(false)).toEqual(['三方会谈', '和甬城五金谈价格']);
    expect(await talks(true)).toEqual(['和甬城五金谈价格']);
  });

  test('is told of in a person’s record, which is then printed only once that is confirmed', async () => {
    const { desk, strict } = await two();
    const { rows } = await desk.call('people.list', { limit: 10 });
    const [theirs, ours] = [true, false].map((isStrict) =>
      rows.find((one) => (one.stakeholderId === strict) === isStrict),
    );
    const isStrict = async (id = '') => (await desk.call('people.record', { id })).strict;
    expect(await isStrict(theirs?.id)).toBe(true);
    expect(await isStrict(ours?.id)).toBe(false);
    await desk.call('interactions.log', {
      stakeholderIds: [ours?.stakeholderId ?? '', strict],
      personIds: [ours?.id ?? ''],
      at: '2026-08-04T09:00:00+08:00',
      channel: 'meeting',
    });
    expect(await isStrict(ours?.id)).toBe(true);
  });
});
