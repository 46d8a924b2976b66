import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isZone } from '../../domain/calendars/days.ts';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';
import { createPrivateFolder, writeFileAtomically } from '../computer/files.ts';

/** Version of the file; files without one predate the question whether closing ends the app where there is no tray. */
const VERSION = 2;

const schema = z.object({
  version: z.literal(VERSION),
  language: z.enum(LANGUAGES),
  theme: z.enum(['light', 'dark', 'system']),
  closeToTray: z.boolean().nullable(),
  launchAtLogin: z.boolean(),
  toldAboutTray: z.boolean(),
  autoLockMinutes: z.int().nullable(),
  lockWithSystem: z.boolean(),
  watermark: z.boolean(),
  zone: z.string().refine(isZone).nullable().catch(null),
  /** Folders of vaults opened here, latest first. */
  vaults: z.array(z.object({ folder: z.string(), sample: z.boolean(), backups: z.string().optional() })),
});
type StoredSettings = z.infer<typeof schema>;

export type SettingsFile = { get(): StoredSettings; set(change: Partial<StoredSettings>): void };

const defaults = (language: Language): StoredSettings => ({
  version: VERSION,
  language,
  theme: 'system',
  closeToTray: null,
  launchAtLogin: false,
  toldAboutTray: false,
  autoLockMinutes: 10,
  lockWithSystem: true,
  watermark: false,
  zone: null,
  vaults: [],
});

/** The settings with a change; fields that are undefined stay as they are. */
const withChange = (settings: StoredSettings, change: Partial<StoredSettings>): StoredSettings => ({
  ...settings,
  ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
});

/** What a file holds. `closeToTray: true` of before was nobody's choice: every file had it. */
function readStored(text: string): object {
  const content = JSON.parse(text);
  const wasGiven = content.version === undefined && content.closeToTray === true;
  return wasGiven ? { ...content, closeToTray: null } : content;
}

/** Settings of this computer, in `settings.json` of the user's data folder. A file that can't be read counts as none. */
export function openSettingsFile(userData: string, language: Language): SettingsFile {
  const file = join(userData, 'settings.json');
  let settings = defaults(language);
  try {
    settings = schema.parse({ ...settings, ...readStored(readFileSync(file, 'utf8')) });
  } catch {
    // First start, or a damaged file: the defaults hold.
  }
  return {
    get: () => settings,
    set(change) {
      const next = withChange(settings, change);
      createPrivateFolder(userData);
      writeFileAtomically(file, `${JSON.stringify(next, null, 2)}\n`);
      settings = next;
    },
  };
}

/** Settings of a run that leaves no trace: the command line. */
export function settingsInMemory(language: Language): SettingsFile {
  let settings = defaults(language);
  return {
    get: () => settings,
    set(change) {
      settings = withChange(settings, change);
    },
  };
}
