import { expect, test } from 'vitest';
import { matches } from '../../../src/renderer/palette/match.ts';

test('a command is found by its letters in order', () => {
  expect(matches('Stakeholders', 'stk')).toBe(true);
  expect(matches('新增相关方', '相关')).toBe(true);
  expect(matches('Log interaction', 'log in')).toBe(true);
  expect(matches('Stakeholders', 'kts')).toBe(false);
  expect(matches('Anything', '')).toBe(true);
});
