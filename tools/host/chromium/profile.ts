import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Where a locale isn't UTF-8, Chromium on Linux can't read other names and its processes crash over and over. */
const isReadable = (path: string): boolean => process.platform !== 'linux' || /^[\x20-\x7e]*$/.test(path);

/** Browsers of one user-data folder begin their profiles' names with this: in that folder, elsewhere if its path isn't ASCII. */
function prefixOf(userData: string): string {
  const own = join(userData, 'chromium-');
  if (isReadable(own)) return own;
  const short = `liaison-${createHash('sha256').update(userData).digest('hex').slice(0, 16)}-chromium-`;
  return join([tmpdir(), '/tmp'].find(isReadable) ?? '/', short);
}

const startingWith = (prefix: string): string[] => {
  const folder = dirname(prefix);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.startsWith(basename(prefix))).map((name) => join(folder, name));
};

/** The profiles there are: of browsers that run, and what killed runs and earlier versions have left. */
export const profilesOf = (userData: string): string[] => [
  ...new Set([...startingWith(prefixOf(userData)), ...startingWith(join(userData, 'chromium'))]),
];

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Windows tells no owners; its temporary folder is the user's own. */
const isOurs = (folder: string): boolean =>
  process.getuid === undefined || lstatSync(folder, { throwIfNoEntry: false })?.uid === process.getuid();

/** What killed runs have left outside their user-data folder, which may itself be gone by now: a task's is its own. */
function clearElsewhere(): void {
  const place = dirname(prefixOf('/用户'));
  const pidOf = (name: string) => /^liaison-[0-9a-f]{16}-chromium-(\d+)-/.exec(name)?.[1];
  for (const name of readdirSync(place)) {
    const pid = pidOf(name);
    if (pid !== undefined && !isRunning(Number(pid)) && isOurs(join(place, name)))
      removeProfile(join(place, name));
  }
}

/** A script that can't be had tells the way: what isn't served within the process fails before a name is looked up. */
const NO_WAY_OUT = { mode: 'pac_script', pac_url: 'data:,', pac_mandatory: true };

/**
 * What every profile starts with: pages are shown and nothing else. Windows are off the record, so that none of it would
 * be kept; this keeps the browser from asking, offering, looking up.
 */
const PREFERENCES = {
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  credentials_enable_automatic_passkey_upgrades: false,
  profile: { password_manager_leak_detection: false, exit_type: 'Normal' },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  payments: { can_make_payment_enabled: false },
  translate: { enabled: false },
  browser: { enable_spellchecking: false, check_default_browser: false },
  spellcheck: { use_spelling_service: false, dictionaries: [] as string[] },
  search: { suggest_enabled: false },
  alternate_error_pages: { enabled: false },
  safebrowsing: { enabled: false },
  signin: { allowed: false },
  net: { network_prediction_options: 2 },
  proxy: NO_WAY_OUT,
};

/** Of the whole browser rather than of one profile. */
const LOCAL_STATE = {
  dns_over_https: { mode: 'off' },
  proxy: NO_WAY_OUT,
  user_experience_metrics: { reporting_enabled: false },
  background_mode: { enabled: false },
};

/** Makes a profile for one run of a browser. Throws when the folder can't be made. */
export function makeProfile(userData: string): string {
  const prefix = prefixOf(userData);
  clearElsewhere();
  mkdirSync(dirname(prefix), { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(`${prefix}${process.pid}-`);
  mkdirSync(join(folder, 'Default'), { mode: 0o700 });
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(PREFERENCES), { mode: 0o600 });
  writeFileSync(join(folder, 'Local State'), JSON.stringify(LOCAL_STATE), { mode: 0o600 });
  return folder;
}

export function removeProfile(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** What the browser makes in the temporary folder for its socket; a socket's path may be 107 bytes long on Linux, 103 on macOS. */
const SOCKET = '/org.chromium.Chromium.XXXXXX/SingletonSocket';
const LONGEST_SOCKET = 103;

/**
 * Without this caches and crash reports would stay in the user's own folders (`~/.cache`, `~/.config/chromium`), and what a
 * killed browser was working with in the temporary folder.
 */
export const environmentOf = (profile: string): NodeJS.ProcessEnv => ({
  ...process.env,
  XDG_CACHE_HOME: join(profile, 'cache'),
  BREAKPAD_DUMP_LOCATION: join(profile, 'crashes'),
  ...(Buffer.byteLength(profile + SOCKET) <= LONGEST_SOCKET && { TMPDIR: profile }),
});
