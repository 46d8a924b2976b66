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
  /** Whether the user has been told that closing the window keeps the reminders running. */
  toldAboutTray: z.boolean(),
  /** Minutes without keyboard or mouse after which the vault is locked; null: never. */
  autoLockMinutes: z.int().min(1).max(1440).nullable(),
  /** Locks it when the computer is locked or put to sleep. */
  lockWithSystem: z.boolean(),
  /** Whether prints carry a watermark: who printed, and when. */
  watermark: z.boolean(),
  /** Time zone of the open vault, or of a new one; an IANA name, or null for the computer's present zone. */
  zone: z.string().max(64).nullable(),
});

const settingsView = appSettings.extend({
  /** Time zone in which days and times are shown. */
  effectiveZone: z.string(),
  computerZone: z.string(),
  /** What the core's clock says. */
  now: instant,
});

/** Settings of this computer and user, readable while no vault is open. Settings of a vault stand with their nouns. */
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
