import type { settings } from '../../contract/settings.ts';
import { isZone } from '../../domain/calendar/days.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { SettingsFile } from './app-settings.ts';

export function settingsHandlers(
  file: SettingsFile,
  { zone, now, changed }: { zone(): string; now(): number; changed(): void },
): Handlers<typeof settings> {
  const present = () => {
    const { vaults, ...settings } = file.get();
    return ok({ ...settings, effectiveZone: zone(), now: now() });
  };
  return {
    'settings.get': present,
    'settings.set'(change) {
      if (change.zone !== undefined && change.zone !== null && !isZone(change.zone))
        return refuse('invalid', 'settings:error.zone', { zone: change.zone });
      file.set(change);
      changed();
      return present();
    },
  };
}
