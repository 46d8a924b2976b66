import { expect, test } from 'vitest';
import { bitsOf, strengthOf } from '../../../src/renderer/welcome/strength.ts';

test('length counts, repeating and counting on do not', () => {
  expect(strengthOf('short')).toBe('too-short');
  expect(strengthOf('12345678')).toBe('weak');
  expect(strengthOf('aaaaaaaaaaaa')).toBe('weak');
  expect(strengthOf('abcdefghijkl')).toBe('weak');
  expect(strengthOf('correct horse battery staple')).toBe('strong');
  expect(strengthOf('江南水乡渔歌唱晚')).toBe('strong');
});

test('another character never makes a passphrase weaker', () => {
  const text = 'Tr0ub4dor&3 马到成功';
  for (let length = 1; length < text.length; length++)
    expect(bitsOf(text.slice(0, length + 1))).toBeGreaterThanOrEqual(bitsOf(text.slice(0, length)));
});
