import { expect, test } from 'vitest';
import type { Command } from '../../../src/renderer/ui/commands.ts';
import { chordOf, createMatcher, keyCaps } from '../../../src/renderer/ui/keys.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const command = (keys: string): Command => ({
  id: keys,
  label: keys,
  keys,
  inPalette: false,
  run: () => undefined,
});

test('the same shortcut is Ctrl on a PC and Command on a Mac', () => {
  expect(chordOf(press('k', { ctrlKey: true }), false)).toBe('mod+k');
  expect(chordOf(press('k', { metaKey: true }), true)).toBe('mod+k');
  expect(chordOf(press('k', { ctrlKey: true }), true)).toBe('k');
  expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
  expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K']);
});

test('a sign that needs Shift is named by the sign, a letter by Shift', () => {
  expect(chordOf(press('?', { shiftKey: true }), false)).toBe('?');
  expect(chordOf(press('L', { shiftKey: true, ctrlKey: true }), false)).toBe('mod+shift+l');
});

test('g then t goes to Today, unless one hesitates', () => {
  const commands = [command('g t'), command('t')];
  const match = createMatcher();
  expect(match(press('g'), 0, commands)).toBeUndefined();
  expect(match(press('t'), 300, commands)?.id).toBe('g t');
  expect(match(press('t'), 600, commands)?.id).toBe('t');
  expect(match(press('g'), 1000, commands)).toBeUndefined();
  expect(match(press('t'), 3000, commands)?.id).toBe('t');
});

test('holding Shift for the second key does not end a sequence', () => {
  const match = createMatcher();
  const commands = [command('g ?')];
  match(press('g'), 0, commands);
  match(press('Shift', { shiftKey: true }), 100, commands);
  expect(match(press('?', { shiftKey: true }), 200, commands)?.id).toBe('g ?');
});
