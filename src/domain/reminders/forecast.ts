import { type Claim, plan, type World } from './plan.ts';
import type { PlannedAlert } from './terms.ts';

/**
 * The alerts from one instant to another, both included, if nothing is done meanwhile. `days` must hold what is announced
 * by then. A locked vault is reminded of from this.
 */
export function forecast(world: World, from: number, until: number): PlannedAlert[] {
  const claims = new Map<string, Claim>();
  const claim = (key: string): Claim => {
    const known = claims.get(key) ?? world.claim(key);
    claims.set(key, known);
    return known;
  };
  const later: World = { ...world, claim };
  const all: PlannedAlert[] = [];
  for (let now = from; now <= until; ) {
    const { alerts, nextAt } = plan(later, now);
    for (const key of alerts.flatMap(({ keys }) => keys)) claims.set(key, 'told');
    all.push(...alerts);
    now = nextAt;
  }
  return all;
}
