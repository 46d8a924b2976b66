import { expect, test } from 'vitest';
import { readDrafts } from '../../../src/domain/imports/drafts.ts';
import type { Field } from '../../../src/domain/imports/fields.ts';

const FIELDS: Field[] = ['stakeholderName', 'personName', 'role'];
const people = (...cells: string[][]) =>
  [
    ...readDrafts(
      { headings: ['公司', '姓名', '职务'], rows: cells.map((row, i) => ({ number: i + 2, cells: row })) },
      FIELDS,
    ),
  ].map(({ stakeholder, person }) => [stakeholder?.name, person?.name, person?.role]);

test('a person may be called by a word that stands for nothing elsewhere', () => {
  for (const name of ['Null', 'NULL', 'Nil', 'None', 'Na', 'NaN', 'True', '无忌', 'Null Ng'])
    expect(people(['甲公司', name, 'N/A'], ['乙公司', '李雷', '']), name).toEqual([
      ['甲公司', name, undefined],
      ['乙公司', '李雷', undefined],
    ]);
});

test('a word that a list writes again and again is nobody', () => {
  for (const word of ['NULL', 'none', 'N/A', '无', '-', '#N/A'])
    expect(people(['甲公司', word, ''], ['乙公司', word, ''])).toEqual([
      ['甲公司', undefined, undefined],
      ['乙公司', undefined, undefined],
    ]);
  expect(people(['甲公司', '暂无', ''])).toEqual([['甲公司', undefined, undefined]]);
});
