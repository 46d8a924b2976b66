/** Whether a name has the letters of what was typed, in order: `stk` finds Stakeholders. Nothing typed finds all. */
export function matches(name: string, typed: string): boolean {
  const letters = [...name.toLowerCase()];
  let from = 0;
  return [...typed.toLowerCase().replaceAll(' ', '')].every((letter) => {
    const at = letters.indexOf(letter, from);
    from = at + 1;
    return at >= 0;
  });
}
