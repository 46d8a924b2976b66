import { expect, test } from 'vitest';
import { isBlank } from '../../src/domain/blank.ts';

test.each([
  '',
  ' ',
  '\u3000',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u2060\u200d',
  '\u202e',
  '\u2800',
  '\u3164',
  '\t\n',
])('%j shows nothing', (text) => expect(isBlank(text)).toBe(true));
test.each(['我', ' a ', '\u200b李\u200b', '-', '👍'])('%j can be seen', (text) =>
  expect(isBlank(text)).toBe(false),
);
