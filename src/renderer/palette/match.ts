/** Whether a name has the letters of what was typed, in order: `stk` finds Stakeholders. Nothing typed finds all. */
export function matches(name: string, query: string): boolean {
  const letters = [...name.toLowerCase()];
  let from = 0;
  return [...query.toLowerCase().replaceAll(' ', '')].every((letter) => {
    const at = letters.indexOf(letter, from);
    from = at + 1;
    return at >= 0;
  });
}

/** Whether a name was asked for: two of its letters or more, as they stand in it. */
const asksFor = (query: string, name: string): boolean =>
  [...query].length >= 2 && name.toLowerCase().includes(query.toLowerCase());

type Option = { id: string; name: string; ends?: boolean };

/**
 * The commands that answer to what was typed. Pages come first, then what can be done on this one. What ends the work is
 * last, and isn't there before it is asked for by name: no Enter pressed too soon may lock or quit.
 */
export function offered<T extends Option>(commands: readonly T[], query: string): T[] {
  const place = ({ id, ends }: T) => (ends === true ? 2 : id.startsWith('page:') ? 0 : 1);
  return commands
    .filter(({ name, ends }) => (ends === true && query !== '' ? asksFor(query, name) : matches(name, query)))
    .sort((a, b) => place(a) - place(b));
}
