import { expect, test } from 'vitest';
import { type Change, copyWith } from './copy.ts';

/** What is edited beside the files that nouns bring along, as docs/adding-a-module.md says: a line or two in each of two lists. */
const LISTS: Change[] = [
  [
    'src/records/index.ts',
    'import { cadenceException',
    "import { agreement, agreementDuty } from './agreement.ts';\nimport { gift } from './gift.ts';\nimport { cadenceException",
  ],
  [
    'src/records/index.ts',
    '  saved_view: savedView,',
    '  agreement,\n  agreement_duty: agreementDuty,\n  gift,\n  saved_view: savedView,',
  ],
  [
    'src/contract/index.ts',
    'import { actions }',
    "import { agreements } from './agreements.ts';\nimport { gifts } from './gifts.ts';\nimport { actions }",
  ],
  ['src/contract/index.ts', '  ...search,', '  ...search,\n  ...agreements,\n  ...gifts,'],
];
const DECLARED = 'test/records/declared.test.ts';

/** Each of these was once a row lost without a word. */
const HALVES: [said: string, ...changes: Change[]][] = [
  [
    'agreement_duty is neither a record nor excused',
    ['src/records/index.ts', '  agreement_duty: agreementDuty,\n', ''],
    [
      'src/main/agreements/noun.ts',
      "    ...recordHandlers('agreement_duty', 'agreementDuties')(session),\n",
      '',
    ],
  ],
  ['agreement_duty is no record', ['src/records/index.ts', '  agreement_duty: agreementDuty,\n', '']],
  ['belongs to nobody', ['src/records/agreement.ts', 'belongs: true, quiet: true', 'quiet: true']],
  [
    'agreement.content isn’t declared',
    ['src/records/agreement.ts', "content: { kind: 'prose', erasure: 'rewrite', searched: true },", ''],
  ],
  ['gift is found and has no name or UUID', ['src/records/gift.ts', "  calledBy: 'what',\n", '']],
];

test('nouns that are added as the page says go through everything; one that is half declared is noticed', () => {
  const { change, read, write, complaints } = copyWith('added-nouns');
  change(...LISTS);
  expect(
    complaints(DECLARED, 'test/main/records', 'test/main/added', 'test/main/exports/records.test.ts'),
  ).toBe('');
  expect(complaints('test/main/trail', '-t', 'every call that changes something')).toBe('');
  for (const [said, ...changes] of HALVES) {
    const sources = changes.map(([path]) => [path, read(path)] as const);
    change(...changes);
    expect(complaints(DECLARED)).toContain(said);
    for (const [path, source] of sources) write(path, source);
  }
}, 300_000);
