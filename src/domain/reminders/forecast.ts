import { NOTHING_DUE } from '../today.ts';
import { type Claim, plan, type World } from './plan.ts';
import type { PlannedAlert } from './terms.ts';

/**
 * The alerts from one instant to another, both included, if nothing is done meanwhile. `days` must hold what is announced
 * by then; what was told before is not counted. A locked vault is reminded of from this.
 */
export function forecast(world: World, from: number, until: number): PlannedAlert[] {
  const claims = new Map<string, Claim>();
  const claim = (key: string): Claim => {
    const claim = claims.get(key) ?? world.claim(key);
    claims.set(key, claim);
    return claim;
  };
  let days = world.days;
  const all: PlannedAlert[] = [];
  for (let now = from; now <= until; ) {
    const { alerts, nextAt } = plan({ ...world, days, claim, due: () => NOTHING_DUE }, now);
    for (const key of alerts.flatMap(({ keys }) => keys)) claims.set(key, 'told');
    if (alerts.length > 0)
      days = days.filter(({ key, snoozedUntil }) => snoozedUntil !== null || claim(key) !== 'told');
    all.push(...alerts);
    now = nextAt;
  }
  return all;
}
