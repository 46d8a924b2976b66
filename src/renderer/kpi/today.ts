import { useSettings } from '../app/settings.ts';

/** The day that it is in a time zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Today where the user is. */
export const useTodayDay = (): string => dayIn(useSettings().effectiveZone, new Date());
