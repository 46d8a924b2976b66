import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../i18n/languages.ts';
import { systemZone } from './computer/system-zone.ts';
import { createCore } from './core.ts';
import type { LockedVault } from './reminders/locked.ts';
import type { Alert } from './services/services.ts';
import { attempt, type Report } from './session/attempt.ts';
import { openSettingsFile } from './settings/app-settings.ts';
import { readSecretFile } from './vault/secret-file.ts';

/** Entry of the utility process: the core behind a message port. */

const { values } = parseArgs({
  args: process.argv.slice(2),
  strict: false,
  options: {
    'user-data': { type: 'string' },
    vault: { type: 'string' },
    'passphrase-file': { type: 'string' },
    'recovery-code-file': { type: 'string' },
    now: { type: 'string' },
    zone: { type: 'string' },
    lang: { type: 'string' },
    'tries-in': { type: 'string' },
  },
});
const given = (name: keyof typeof values): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

type FromMain =
  | { type: 'call'; id: number; name: string; input: unknown }
  | { type: 'notified'; id: string }
  | { type: 'notify-failed'; id: string }
  | { type: 'power'; event: string }
  | { type: 'locked'; left: LockedVault };

const report: Report = (error, call) =>
  console.error(`${call}: ${error instanceof Error ? error.stack : String(error)}`);
/** The last net: what nobody expected may have left anything half done. The process ends, the vault locks, another core starts. */
const end = (error: unknown): never => {
  report(error, 'core');
  process.exit(1);
};
process.on('uncaughtException', end);
process.on('unhandledRejection', end);

const port = process.parentPort;
const systemLanguage: Language = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh')
  ? 'zh-CN'
  : 'en';
/** `--now` moves the clock of this run; it goes on from there. */
const shift = given('now') === undefined ? 0 : Date.parse(given('now') ?? '') - Date.now();
const settings = openSettingsFile(
  given('user-data') ?? '.',
  LANGUAGES.find((language) => language === given('lang')) ?? systemLanguage,
);
if (given('lang') !== undefined)
  attempt(report, 'settings.set', () =>
    settings.set({ language: LANGUAGES.find((language) => language === given('lang')) ?? systemLanguage }),
  );

const shown = new Map<string, (shown: boolean) => void>();
const core = createCore({
  now: () => Date.now() + shift,
  zone: given('zone') ?? systemZone(process.env, () => {}),
  settings,
  userData: given('user-data') ?? '.',
  triesIn: given('tries-in') ?? given('user-data') ?? '.',
  reader: join(import.meta.dirname, 'reader.js'),
  desk: true,
  emit(event) {
    port.postMessage({ type: 'event', ...event });
    if (event.name === 'settings.changed') tellShell();
  },
  notify: (alert: Alert) =>
    new Promise((resolve) => {
      shown.set(alert.id, resolve);
      port.postMessage({ type: 'notify', alert });
    }),
  retire: (left) => port.postMessage({ type: 'retire', left }),
  badge: (count) => port.postMessage({ type: 'badge', count }),
  report,
});

function tellShell(): void {
  const { closeToTray, launchAtLogin, language, autoLockMinutes, lockWithSystem } = settings.get();
  port.postMessage({
    type: 'shell-settings',
    closeToTray,
    launchAtLogin,
    language,
    autoLockMinutes,
    lockWithSystem,
  });
}

/** Calls wait until the vault named on the command line is open. */
const ready = openGivenVault();

async function openGivenVault(): Promise<void> {
  tellShell();
  const folder = given('vault');
  const byCode = given('recovery-code-file');
  const file = byCode ?? given('passphrase-file');
  if (folder === undefined) return;
  if (file === undefined) return core.offer(resolve(folder));
  try {
    const secret = readSecretFile(file);
    const opened = await core.call('vault.unlock', {
      folder: resolve(folder),
      ...(byCode === undefined ? { passphrase: secret } : { recoveryCode: secret }),
    });
    if (!opened.ok) console.error(opened.error.message);
  } catch (error) {
    // The vault stays locked and the window asks.
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A window may still show what the core before this one had open, if that ended without a word. */
void ready.then(async () => {
  const state = await core.call('vault.state', {});
  if (state.ok && core.session() === null)
    port.postMessage({ type: 'event', name: 'vault.state', payload: state.value });
});

port.on('message', ({ data }: { data: FromMain }) => {
  switch (data.type) {
    case 'call':
      void ready
        .then(() => core.call(data.name, data.input))
        .then((result) => port.postMessage({ type: 'reply', id: data.id, result }));
      break;
    case 'notified':
    case 'notify-failed':
      shown.get(data.id)?.(data.type === 'notified');
      shown.delete(data.id);
      break;
    case 'power':
      core.wake();
      break;
    case 'locked':
      core.remember(data.left);
  }
});
