import { z } from 'zod';
import { LANGUAGES } from '../i18n/languages.ts';
import { reads, works } from './call.ts';
import { instant, nothing } from './values.ts';

const appSettings = z.object({
  language: z.enum(LANGUAGES),
  theme: z.enum(['light', 'dark', 'system']),
  /** Closing the window keeps the app reminding; null: where there is a tray to come back from, else it ends. */
  closeToTray: z.boolean().nullable(),
  launchAtLogin: z.boolean(),
  /** Told once that closing the window keeps reminding. */
  toldAboutTray: z.boolean(),
  /** Minutes without keyboard or mouse after which the vault is locked; null: never. */
  autoLockMinutes: z.int().min(1).max(1440).nullable(),
  /** Locks it when the computer is locked or put to sleep. */
  lockWithSystem: z.boolean(),
  /** Whether prints carry a watermark: who printed, and when. */
  watermark: z.boolean(),
  /** In which the open vault counts its days, or a vault yet to be made. IANA name; null: that of the computer now. */
  zone: z.string().max(64).nullable(),
});

const settingsView = appSettings.extend({
  /** In which days and times are told. */
  effectiveZone: z.string(),
  computerZone: z.string(),
  /** What the core's clock says. */
  now: instant,
});

/** Of this computer and user, known before any vault is open. What belongs to the vault is set where it is used. */
export const settings = {
  'settings.get': reads({
    does: 'The settings of the app on this computer.',
    open: 'any',
    input: nothing,
    output: settingsView,
  }),
  'settings.set': works({
    does: 'Changes some of them.',
    open: 'any',
    input: appSettings.partial(),
    output: settingsView,
  }),
};
