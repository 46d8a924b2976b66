import { expect, test } from 'vitest';
import { type Change, copyWith } from './copy.ts';

/** A text that stakeholders get, as docs/adding-a-module.md says. */
const CHANGES: Change[] = [
  [
    'src/domain/stakeholders.ts',
    'export const PLAIN_TEXTS = {',
    "export const PLAIN_TEXTS = {\n  slogan: { longest: 60, headings: '口号 | slogan' },",
  ],
  [
    'src/records/stakeholder.ts',
    '    created_at: created,',
    "    slogan: { kind: 'line', erasure: 'list', searched: true, before: '' },\n    created_at: created,",
  ],
  ['src/i18n/en/stakeholders.json', '"labels": {', '"labels": { "slogan": "Slogan",'],
  ['src/i18n/zh-CN/stakeholders.json', '"labels": {', '"labels": { "slogan": "口号",'],
];

test('a text field of stakeholders takes a migration and a line in four files, and is everywhere', () => {
  const { files, change, complaints } = copyWith('added-field');
  change(...CHANGES);
  const touched = new Set([...files, ...CHANGES.map(([path]) => path)]);
  expect(touched.size).toBe(5);
  expect(
    complaints('test/records/declared.test.ts', 'test/main/records/whole-row.test.ts', 'test/main/added'),
  ).toBe('');
  expect(complaints('test/main/trail', '-t', 'every call that changes something')).toBe('');
}, 120_000);
