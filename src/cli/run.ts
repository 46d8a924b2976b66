import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { instant } from '../contract/values.ts';
import { isZone } from '../domain/calendars/days.ts';
import { type Message, message } from '../domain/message.ts';
import { text } from '../i18n/index.ts';
import { LANGUAGES, type Language } from '../i18n/languages.ts';
import { isBackup } from '../main/backups/note.ts';
import { systemZone } from '../main/computer/system-zone.ts';
import { userDataFolder } from '../main/computer/user-data.ts';
import { workFolder } from '../main/computer/work-folder.ts';
import { createCore } from '../main/core.ts';
import type { WireError, WireResult } from '../main/ipc/serve.ts';
import { settingsInMemory } from '../main/settings/app-settings.ts';
import { harmlessOnly } from './backup.ts';
import type { Command, CommonOptions, Run } from './command.ts';
import { type Exit, printRefusal, wrongUsage } from './output.ts';
import { readOpening } from './secret.ts';

const COMMON = ['vault', 'passphrase-file', 'recovery-code-file', 'now', 'zone', 'lang'] as const;
type Values = Record<string, string | boolean | undefined>;

/**
 * Runs one command line: `[options] COMMAND [options] [words]`. Whatever is typed ends with an exit code: 0 done,
 * 1 refused, 2 wrong usage.
 */
export async function runCommandLine(args: string[], commands: readonly Command[]): Promise<Exit> {
  try {
    const commandLine = readArguments(args, commands);
    if ('usage' in commandLine) return wrongUsage(commandLine.usage);
    return await runOnCore(commandLine.command, commandLine.common, commandLine.words, commandLine.values);
  } catch (error) {
    return printRefusal({
      code: 'unexpected',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

type ReadArguments =
  | { command: Command; common: CommonOptions; words: string[]; values: Values }
  | { usage: string };

function readArguments(args: string[], commands: readonly Command[]): ReadArguments {
  const name = commandName(args, commands);
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return { usage: usageOf(commands, name) };
  const options = Object.fromEntries([
    ...[...COMMON, ...(command.options ?? [])].map((option) => [option, { type: 'string' as const }]),
    ...(command.flags ?? []).map((flag) => [flag, { type: 'boolean' as const }]),
  ]);
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true }) as typeof parsed;
  } catch (error) {
    return { usage: `${error instanceof Error ? error.message : ''} Usage: ${usageLine(command)}` };
  }
  const [, ...words] = parsed.positionals;
  const [least, most] = command.words;
  if (words.length < least || words.length > most) return { usage: `Usage: ${usageLine(command)}` };
  const common = commonOptions(parsed.values);
  if ('usage' in common) return common;
  const missing = missingOption(command, common);
  return missing === null
    ? { command, common, words, values: parsed.values }
    : { usage: text(common.language, missing) };
}

/** The first word that is neither an option nor the value of one. */
function commandName(args: string[], commands: readonly Command[]): string | undefined {
  const withValue = new Set([...COMMON, ...commands.flatMap((command) => command.options ?? [])]);
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('--')) return arg;
    if (!arg.includes('=') && withValue.has(arg.slice(2))) at++;
  }
  return undefined;
}

function commonOptions(values: Values): CommonOptions | { usage: string } {
  const option = (name: (typeof COMMON)[number]) => values[name] as string | undefined;
  const vault = option('vault');
  const now = option('now') === undefined ? undefined : z.safeDecode(instant, option('now') ?? '');
  if (now?.success === false) return { usage: '--now takes an instant like 2026-11-22T09:00:00+08:00' };
  const zone = option('zone');
  if (zone !== undefined && !isZone(zone)) return { usage: '--zone takes a name like Asia/Shanghai' };
  const language = LANGUAGES.find((one) => one === option('lang'));
  if (option('lang') !== undefined && language === undefined) return { usage: '--lang takes zh-CN or en' };
  return {
    vault: vault && resolve(vault),
    passphraseFile: option('passphrase-file'),
    recoveryCodeFile: option('recovery-code-file'),
    now: now?.data ?? Date.now(),
    zone: zone ?? ownZone(language ?? systemLanguage()),
    language: language ?? systemLanguage(),
  };
}

/** Why a command can't run: it needs a vault, and none is named. Null where it can. */
function missingOption({ vault }: Pick<Command, 'vault'>, common: CommonOptions): Message | null {
  if (vault === 'none' || vault === 'optional') return null;
  if (common.vault === undefined) return message('cli:error.noVault');
  return common.passphraseFile === undefined && common.recoveryCodeFile === undefined
    ? message('cli:error.noPassphraseFile')
    : null;
}

const ownZone = (language: Language): string =>
  systemZone(process.env, (tz, zone) =>
    console.error(text(language, message('cli:zoneIgnored', { tz, zone }))),
  );

const systemLanguage = (): Language =>
  Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh-CN' : 'en';

async function runOnCore(
  command: Command,
  common: CommonOptions,
  words: string[],
  values: Values,
): Promise<Exit> {
  const backup = command.vault !== 'new' && common.vault !== undefined && isBackup(common.vault);
  const lasting = userDataFolder(process.env);
  /** For the copy of a backup, in which a run reads. */
  const scratch = backup ? workFolder(lasting) : null;
  const core = createCore({
    now: () => common.now,
    zone: common.zone,
    settings: settingsInMemory(common.language),
    userData: scratch?.path() ?? common.vault ?? '.',
    triesIn: lasting,
    desk: false,
    emit: () => {},
    notify: () => Promise.resolve(false),
    badge: () => {},
    report: (error, call) => {
      if (process.env.LIAISON_DEBUG) console.error(call, error);
    },
  });
  const refusal: WireError = {
    code: 'conflict',
    message: text(common.language, message('cli:error.backup')),
  };
  const call = backup ? harmlessOnly(core.call, { ok: false, error: refusal }) : core.call;
  try {
    const refusal = await openVault(command, common, core.call);
    if (refusal !== null && !refusal.ok) return printRefusal(refusal.error);
    const run: Run = {
      common,
      words,
      option: (name) => values[name] as string | undefined,
      flag: (name) => values[name] === true,
      call: (name, input) => call(name, input) as never,
      callRaw: call,
      session: core.session,
      text: (message) => text(common.language, message),
    };
    return await command.run(run);
  } finally {
    core.close();
    scratch?.remove();
  }
}

/** Opens the vault that was named; null where none is needed. */
async function openVault(
  command: Command,
  common: CommonOptions,
  call: (name: string, input: unknown) => Promise<WireResult>,
): Promise<WireResult | null> {
  if (command.vault === 'none' || command.vault === 'new') return null;
  if (command.vault === 'optional' && missingOption({ vault: 'required' }, common) !== null) return null;
  const secret = readOpening(common);
  if (!secret.ok) {
    const { code, message } = secret.error;
    return { ok: false, error: { code, message: text(common.language, message) } };
  }
  return call('vault.unlock', secret.value);
}

const usageLine = ({ name, usage }: Command): string => `liaison ${name} ${usage}`.trim();

const usageOf = (commands: readonly Command[], name: string | undefined): string =>
  [
    name === undefined ? 'No command.' : `No command ${JSON.stringify(name.slice(0, 60))}.`,
    'Options for all: --vault FOLDER --passphrase-file FILE (or --recovery-code-file FILE) --now INSTANT --zone ZONE --lang zh-CN|en.',
    'Commands:',
    ...commands.map((command) => `${usageLine(command)} — ${command.does}`),
  ].join('\n');
