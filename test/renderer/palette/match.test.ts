import { expect, test } from 'vitest';
import { matches, offered } from '../../../src/renderer/palette/match.ts';

test('a command is found by its letters in order', () => {
  expect(matches('Stakeholders', 'stk')).toBe(true);
  expect(matches('新增相关方', '相关')).toBe(true);
  expect(matches('Log interaction', 'log in')).toBe(true);
  expect(matches('Stakeholders', 'kts')).toBe(false);
  expect(matches('Anything', '')).toBe(true);
});

const commands = [
  { id: 'lock', name: 'Lock', ends: true },
  { id: 'quit', name: 'Quit Liaison', ends: true },
  { id: 'interactions.log', name: 'Log interaction' },
  { id: 'page:/today', name: 'Today' },
  { id: 'page:/kpi', name: 'KPI' },
];
const idsFor = (typed: string) => offered(commands, typed).map(({ id }) => id);

test('nothing typed: pages first, what ends the work last', () => {
  expect(idsFor('')).toEqual(['page:/today', 'page:/kpi', 'interactions.log', 'lock', 'quit']);
});

test('what ends the work is not there by accident', () => {
  for (const typed of ['l', 'k', 'q', 'u', 'qt', 'lk', 'o']) {
    expect(idsFor(typed)).not.toContain('lock');
    expect(idsFor(typed)).not.toContain('quit');
  }
});

test('what ends the work is found by its name, after what else has it', () => {
  expect(idsFor('lo')).toEqual(['interactions.log', 'lock']);
  expect(idsFor('quit')).toEqual(['quit']);
  expect(idsFor('LOCK')).toEqual(['lock']);
});
