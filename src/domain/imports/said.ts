/** Whether two values say the same; birthdays by what they say, whatever the order in which they say it. */
export const isSaidAlike = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'object' &&
    a !== null &&
    typeof b === 'object' &&
    b !== null &&
    sortedJson(a) === sortedJson(b));
const sortedJson = (value: object) => JSON.stringify(Object.entries(value).sort());
