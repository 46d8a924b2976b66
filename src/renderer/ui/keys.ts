import type { Command } from './commands.ts';

const onMac = navigator.platform.startsWith('Mac');

/** How long the second key of `g t` may take, in milliseconds. */
const SEQUENCE_MS = 1200;

type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean };

/** A key press as shortcuts write it: `'mod+k'`, `'shift+enter'`, `'?'`. Shift is named for keys without a sign of their own. */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press, mac = onMac): string {
  const name = key === ' ' ? 'space' : key.toLowerCase();
  return [
    (mac ? metaKey : ctrlKey) && 'mod',
    altKey && 'alt',
    shiftKey && (key.length > 1 || /[a-z]/i.test(key)) && 'shift',
    name,
  ]
    .filter(Boolean)
    .join('+');
}

/** A shortcut as a person reads it: `['⌘', 'K']`, `['G', 'T']`. */
export const keyCaps = (keys: string, mac = onMac): string[] =>
  keys.split(' ').flatMap((chord) =>
    chord.split('+').map((part) => {
      if (part === 'mod') return mac ? '⌘' : 'Ctrl';
      return CAPS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    }),
  );

const CAPS: Record<string, string> = {
  shift: '⇧',
  alt: 'Alt',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** Tells the command that a key press completes. Keeps the first key of a sequence for a while. */
export function createMatcher(): (
  press: Press,
  at: number,
  commands: readonly Command[],
) => Command | undefined {
  let before: { chord: string; at: number } | undefined;
  return (press, at, commands) => {
    if (['Shift', 'Control', 'Meta', 'Alt'].includes(press.key)) return undefined;
    const chord = chordOf(press);
    const sequence =
      before !== undefined && at - before.at <= SEQUENCE_MS ? `${before.chord} ${chord}` : undefined;
    before = { chord, at };
    const match =
      commands.find(({ keys }) => keys !== undefined && keys === sequence) ??
      commands.find(({ keys }) => keys === chord);
    if (match !== undefined) before = undefined;
    return match;
  };
}
