import { MOST_CONTACT_POINTS } from './cells.ts';
import type { ContactPoint } from './fields.ts';

/** Both lists, without what the first already has, and no more than the register takes. */
export function joinPoints(
  points: ContactPoint[],
  more: ContactPoint[],
  keyOf: (value: string) => string,
): ContactPoint[] {
  const keys = new Set(points.map(({ value }) => keyOf(value)));
  const added = more.filter(({ value }) => !keys.has(keyOf(value)));
  return [...points, ...added].slice(0, Math.max(MOST_CONTACT_POINTS, points.length));
}
