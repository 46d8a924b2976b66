import { expect, test } from 'vitest';
import { text } from '../../../src/i18n/index.ts';
import { LANGUAGES } from '../../../src/i18n/languages.ts';
import { cellColumns } from '../../../src/main/records/cells.ts';
import { LISTED_TABLES } from '../../../src/records/entered.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';

async function withSteps(language: 'en' | 'zh-CN' = 'en') {
  const desk = await openDesk({ language });
  const { id: mine } = await desk.call('stakeholders.create', { name: '甬江贸易', kind: 'customer' });
  const { id: secret } = await desk.call('stakeholders.create', {
    name: '云栖服饰',
    kind: 'customer',
    confidentiality: 'strict',
  });
  const add = (stakeholderId: string, text: string, dueOn: string) =>
    desk.call('nextSteps.add', { stakeholderId, text, dueOn });
  const first = await add(mine, '=HYPERLINK("x")', '2026-11-30');
  await add(mine, '寄样品，"两份"', '2026-12-01');
  await add(secret, '密谈', '2026-12-02');
  await desk.call('nextSteps.complete', { id: first.id });
  return { desk, mine, secret, first };
}

const taken = async (desk: Desk, format: 'csv' | 'xlsx', includeStrict = false) =>
  desk.call('exports.run', { list: 'next_step', format, includeStrict });
const linesOf = (content: string) =>
  Buffer.from(content, 'base64').toString().replace('\ufeff', '').trimEnd().split('\r\n');
const csv = (lines: string[]) => Buffer.from(lines.join('\r\n')).toString('base64');
const preview = (desk: Desk, content: string) =>
  desk.call('imports.previewRows', { table: 'next_step', content });

test('rows are taken out by their fields, in the user’s language; what is strictly confidential only where that is said', async () => {
  const { desk, mine, first } = await withSteps('zh-CN');
  const { content, rows, leftOut, fileName } = await taken(desk, 'csv');
  expect([rows, leftOut, fileName]).toEqual([2, 1, '待办-2026-11-23-机密.csv']);
  const [headings, line] = linesOf(content);
  expect(headings).toBe(
    '相关方,相关方编号（联络台）,沟通记录编号（联络台）,内容,到期日,负责人,负责人编号（联络台）,完成时间,编号（联络台）,密级',
  );
  const owner = (await desk.call('owners.list', {}))[0];
  expect(line).toBe(
    `甬江贸易,${mine},,"'=HYPERLINK(""x"")",2026-11-30,${owner?.name},${owner?.id},2026-11-23 09:00,${first.id},机密`,
  );
  expect((await taken(desk, 'csv', true)).rows).toBe(3);
});

test.each(['csv', 'xlsx'] as const)(
  'what was taken out as %s and comes back changes nothing',
  async (format) => {
    const { desk } = await withSteps('zh-CN');
    const before = await desk.call('nextSteps.list', { include: 'all' });
    const { content } = await taken(desk, format, true);
    const counts = { rows: 3, created: 0, updated: 0, unchanged: 3 };
    const told = await preview(desk, content);
    expect(told).toEqual({ counts: { ...counts, rejected: 0 }, problems: [], unread: [] });
    expect((await desk.call('imports.applyRows', { table: 'next_step', content })).counts).toEqual(counts);
    expect(await desk.call('nextSteps.list', { include: 'all' })).toEqual(before);
  },
);

test('a list changes rows by their ID or their name, adds others, all of it or nothing, and is undone whole', async () => {
  const { desk, mine, first } = await withSteps();
  const list = [
    'Stakeholder,What,Due,Owner,Done,Liaison ID,Colour',
    `甬江贸易,又一份,2026-12-24,,,${first.id},red`,
    '甬江贸易,"寄样品，""两份""",2026-12-25,,,,',
    '甬江贸易,新的一步,2026-12-26,,2026-11-20 10:30,,',
  ];
  const bad = [
    '无此公司,x,2026-12-26,,,,',
    '甬江贸易,,2026-12-26,,,,',
    '甬江贸易,y,soon,,,,',
    '甬江贸易,z,2026-12-27,,later,,',
  ];
  expect(await preview(desk, csv([...list, ...bad]))).toMatchObject({
    counts: { rows: 7, created: 1, updated: 2, unchanged: 0, rejected: 4 },
    unread: ['Colour'],
    problems: [
      { row: 5, column: 'Stakeholder', message: 'Nothing is called “无此公司”.' },
      { row: 6, column: 'What' },
      { row: 7, column: 'Due' },
      { row: 8, column: 'Done', message: '“later” can’t be read here.' },
    ],
  });
  const before = await desk.call('nextSteps.list', { include: 'all' });
  const refused = await desk.refused('imports.applyRows', {
    table: 'next_step',
    content: csv([...list, ...bad]),
  });
  expect(refused).toMatchObject({ code: 'invalid', message: '4 rows can’t be read: nothing was imported.' });
  expect(await desk.call('nextSteps.list', { include: 'all' })).toEqual(before);

  const { actionId } = await desk.act('imports.applyRows', { table: 'next_step', content: csv(list) });
  const steps = await desk.call('nextSteps.list', { stakeholderId: mine, include: 'all' });
  expect(steps.rows.map(({ text, dueOn, doneAt }) => [text, dueOn, doneAt])).toEqual([
    ['又一份', '2026-12-24', null],
    ['寄样品，"两份"', '2026-12-25', null],
    ['新的一步', '2026-12-26', '2026-11-20T02:30:00.000Z'],
  ]);
  await desk.call('actions.undo', { actionId });
  expect(await desk.call('nextSteps.list', { include: 'all' })).toEqual(before);
});

test.each(LISTED_TABLES)('every column of %s has a heading of its own', (table) => {
  for (const language of LANGUAGES) {
    const headings = cellColumns(table, { text: (said) => text(language, said) }).map(
      ({ heading }) => heading,
    );
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings.filter((heading) => /^(field|table)\./.test(heading))).toEqual([]);
  }
});

test('a name that several bear says nothing; the ID does', async () => {
  const { desk, mine } = await withSteps();
  await desk.call('stakeholders.create', { name: '甬江贸易', kind: 'supplier' });
  const row = '甬江贸易,x,2026-12-26';
  const { problems } = await preview(desk, csv(['Stakeholder,What,Due', row]));
  expect(problems[0]?.message).toBe('Several are called “甬江贸易”: say which by its ID.');
  const told = await preview(desk, csv(['Stakeholder,What,Due,Stakeholder: Liaison ID', `${row},${mine}`]));
  expect(told.counts).toMatchObject({ created: 1, rejected: 0 });
});
