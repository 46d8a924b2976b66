import { isZone } from '../../domain/calendars/days.ts';

/** The zone where the system doesn't know its own. */
const NOWHERE = 'UTC';

const zoneOfProcess = (): string | undefined => {
  const zone: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone !== undefined && zone !== 'Etc/Unknown' && isZone(zone) ? zone : undefined;
};

/**
 * The zone that the computer is in. A `TZ` that names none (`CST-8`, nothing, `Asia/Beijing`, `:/etc/localtime`: POSIX knows more
 * forms than ICU) is taken out of this process's environment, so that the system's own zone holds here and in what it starts.
 * @param ignored is told of such a `TZ`, and which zone holds instead
 */
export function systemZone(env: NodeJS.ProcessEnv, ignored: (tz: string, zone: string) => void): string {
  const { TZ } = env;
  // `GMT+8` is eight hours west for POSIX, and east for whoever reads it.
  const usable = TZ === undefined || !/[+-]\d/.test(TZ) ? zoneOfProcess() : undefined;
  if (usable !== undefined) return usable;
  delete env.TZ;
  const zone = zoneOfProcess() ?? NOWHERE;
  if (TZ !== undefined) ignored(TZ, zone);
  return zone;
}
