import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';

/** What the program was started to do. */
export type Task =
  | { task: 'desk'; hidden: boolean }
  | { task: 'print-report'; period: string; out: string; includeStrict: boolean }
  | ({ task: 'tour' } & TourOptions);

export type TourOptions = {
  folder: string;
  /** None: every page. */
  routes: string[];
  size: { width: number; height: number };
  theme: 'light' | 'dark';
};

export type Options = {
  task: Task;
  /** Where the app keeps what belongs to this computer; the system's place for it unless given. */
  userData: string | undefined;
  language: Language | undefined;
  /** Handed on to the core as they are. */
  forCore: string[];
};

const FLAGS = {
  hidden: { type: 'boolean' },
  'user-data': { type: 'string' },
  'print-report': { type: 'string' },
  'include-strict': { type: 'boolean' },
  tour: { type: 'string' },
  route: { type: 'string', multiple: true },
  size: { type: 'string' },
  theme: { type: 'string' },
  out: { type: 'string' },
  vault: { type: 'string' },
  'passphrase-file': { type: 'string' },
  'recovery-code-file': { type: 'string' },
  now: { type: 'string' },
  zone: { type: 'string' },
  lang: { type: 'string' },
} as const;

/** Options that name a file with what opens the vault. */
const SECRETS = ['passphrase-file', 'recovery-code-file'] as const;

/**
 * Reads the command line. What we don't know is Chromium's own, and left alone.
 * @param args without the program and the script
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  const { values } = parseArgs({ args, options: FLAGS, strict: false });
  const flag = (name: keyof typeof FLAGS): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const routes = Array.isArray(values.route) ? values.route.filter((route) => typeof route === 'string') : [];
  const forCore = (['vault', ...SECRETS, 'now', 'zone', 'lang'] as const).flatMap((name) => {
    const value = flag(name);
    return value === undefined ? [] : [`--${name}=${value}`];
  });
  return {
    task: readTask(flag, routes, (name) => values[name] === true),
    userData: flag('user-data') ?? env.LIAISON_USER_DATA,
    language: LANGUAGES.find((language) => language === flag('lang')),
    forCore,
  };
}

function readTask(
  flag: (name: keyof typeof FLAGS) => string | undefined,
  routes: string[],
  isSet: (flag: 'hidden' | 'include-strict') => boolean,
): Task {
  const period = flag('print-report');
  const out = flag('out');
  const folder = flag('tour');
  if (period !== undefined && out !== undefined)
    return { task: 'print-report', period, out, includeStrict: isSet('include-strict') };
  if (folder === undefined) return { task: 'desk', hidden: isSet('hidden') };
  const [, width, height] = /^(\d+)x(\d+)$/.exec(flag('size') ?? '') ?? ['', '1280', '800'];
  const theme = flag('theme') === 'dark' ? 'dark' : 'light';
  return { task: 'tour', folder, routes, size: { width: Number(width), height: Number(height) }, theme };
}

/** What the core is started with. */
export const coreArguments = ({ forCore }: Options, userData: string): string[] => [
  `--user-data=${userData}`,
  ...forCore,
];

/**
 * The same for a core that starts later in the same run: the clock has gone on, and the language is what was chosen since.
 * @param afterLock what was opened at start stays closed
 */
export function argumentsLater(
  args: readonly string[],
  { elapsedMs, afterLock }: { elapsedMs: number; afterLock: boolean },
): string[] {
  const dropped = ['lang', ...(afterLock ? ['vault', ...SECRETS] : [])];
  return args
    .filter((arg) => !dropped.some((name) => arg.startsWith(`--${name}=`)))
    .map((arg) => (arg.startsWith('--now=') ? `--now=${later(arg.slice('--now='.length), elapsedMs)}` : arg));
}

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
