import { plan, type World } from './plan.ts';
import type { PlannedAlert } from './terms.ts';

/**
 * The alerts from one instant to another, both included, if nothing is done meanwhile. `days` must hold what is announced
 * by then. A locked vault is reminded of from this.
 */
export function forecast(world: World, from: number, until: number): PlannedAlert[] {
  const told = new Set<string>();
  const later: World = { ...world, claim: (key) => (told.has(key) ? 'told' : world.claim(key)) };
  const all: PlannedAlert[] = [];
  for (let now = from; now <= until; ) {
    const { alerts, nextAt } = plan(later, now);
    for (const key of alerts.flatMap(({ keys }) => keys)) told.add(key);
    all.push(...alerts);
    now = nextAt;
  }
  return all;
}
