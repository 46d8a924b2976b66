import type { settings } from '../../contract/settings.ts';
import { isZone } from '../../domain/calendars/days.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { SettingsFile } from './app-settings.ts';

export function settingsHandlers(
  file: SettingsFile,
  {
    zone,
    computerZone,
    setVaultZone,
    now,
    changed,
  }: {
    zone(): string;
    computerZone(): string;
    /** Sets it for the open vault (null: the computer's own); false where none is open. */
    setVaultZone(zone: string | null): boolean;
    now(): number;
    changed(): void;
  },
): Handlers<typeof settings> {
  const present = () => {
    const { vaults, ...settings } = file.get();
    return ok({ ...settings, effectiveZone: zone(), computerZone: computerZone(), now: now() });
  };
  return {
    'settings.get': present,
    'settings.set'(change) {
      if (change.zone !== undefined && change.zone !== null && !isZone(change.zone))
        return refuse('invalid', 'settings:error.zone', { zone: change.zone });
      const { zone: vaultZone, ...ofComputer } = change;
      const isVaultZone = vaultZone !== undefined && setVaultZone(vaultZone);
      file.set(isVaultZone ? ofComputer : change);
      changed();
      return present();
    },
  };
}
