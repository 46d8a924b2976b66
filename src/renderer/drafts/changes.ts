/** Empty, however a form says it. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const sameText = (value: unknown): string =>
  isEmpty(value) ? '' : JSON.stringify(value, (_, inner: unknown) => (isEmpty(inner) ? undefined : inner));

/** The fields of a form that differ from what it began with: what a draft keeps, and what it puts back. */
export function changedFields<V extends object>(start: V, value: V): Partial<V> {
  const entries = Object.entries(value) as [keyof V, V[keyof V]][];
  return Object.fromEntries(
    entries.filter(([field, now]) => sameText(now) !== sameText(start[field])),
  ) as Partial<V>;
}
