import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchCommand } from './launch.mjs';
import { nodeBinary, ROOT, SetupError, say } from './setup.mjs';

const FOLDER = join(ROOT, 'out/tour');
/** Of a sample that holds nothing secret and is made anew each time. */
const PASSPHRASE = 'sample vault of the tour';
const SHOWN = 15;

/**
 * What the app can do, without a display: today's digest on standard output, pictures of every page and the evaluation
 * report in a folder.
 * @returns {number} exit code
 */
export function showTour() {
  say('There is no display, so here is a tour of a sample vault.');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const passphraseFile = join(FOLDER, 'passphrase.txt');
  writeFileSync(passphraseFile, PASSPHRASE, { mode: 0o600 });
  const files = LANGUAGES.flatMap((language, nth) => {
    const vault = join(FOLDER, language, 'vault');
    const options = ['--vault', vault, '--passphrase-file', passphraseFile, '--lang', language];
    cli('sample', ...options);
    if (nth === 0) printDigest(cli('due', ...options), cli('queue', ...options));
    say(`Taking pictures (${language}) …`);
    const { command, args } = launchCommand([`--tour=${FOLDER}`, ...options]);
    return json(command, args).files;
  });
  console.log(`\n${files.length} files are in ${FOLDER}:`);
  for (const file of files) console.log(`  ${file.slice(FOLDER.length + 1)}`);
  return 0;
}

/** What of our options the command line understands as well. */
const OF_BOTH = ['vault', 'passphrase-file', 'recovery-code-file', 'now', 'zone', 'lang'];

/**
 * What is due in a vault, without a display. Unlike the sample's, its pages are not drawn: pictures of them would lie about in clear.
 * @param {string[]} args of the app
 * @returns {number} exit code
 */
export function showVault(args) {
  say(
    'There is no display to open a window on, so here is what is due. `npm run -s liaison -- describe` tells what else can be asked.',
  );
  const { values } = parseArgs({
    args,
    strict: false,
    options: Object.fromEntries(OF_BOTH.map((name) => [name, /** @type {const} */ ({ type: 'string' })])),
  });
  const options = OF_BOTH.flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}`, String(values[name])],
  );
  printDigest(cli('due', ...options), cli('queue', ...options));
  return 0;
}

/** The app's languages, the system's first: it is the one of the digest. */
const LANGUAGES = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh')
  ? ['zh-CN', 'en']
  : ['en', 'zh-CN'];

/** @param {string[]} args */
const cli = (...args) => json(nodeBinary(), [join(ROOT, 'out/main/cli.js'), ...args]);

/**
 * @param {string} command
 * @param {string[]} args
 */
function json(command, args) {
  const env = { ...process.env, LIAISON_HEADLESS: '1' };
  const { status, stdout } = spawnSync(command, args, {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new SetupError(refusalIn(stdout) ?? 'The tour broke off.');
  return JSON.parse(stdout);
}

/** @param {string} answer of the command line, which refuses in JSON */
function refusalIn(answer) {
  try {
    return String(JSON.parse(answer).error.message);
  } catch {
    return undefined;
  }
}

/** @param {string} instant ISO 8601; Swedish writes local time as `2026-11-22 09:00` */
const localTime = (instant) => new Date(instant).toLocaleString('sv-SE').slice(0, 16);

/**
 * @param {{ name: string, rule: string, dueOn: string, daysOverdue: number }[]} due
 * @param {{ number: number, stakeholderName: string | null, content: string, clocks: { deadlineAt: string }[] }[]} queue
 */
function printDigest(due, queue) {
  console.log(`Contacts due: ${due.length}`);
  for (const { name, rule, dueOn, daysOverdue } of due.slice(0, SHOWN)) {
    console.log(`  ${dueOn}  ${name} · ${rule}${daysOverdue > 0 ? ` · ${daysOverdue} d overdue` : ''}`);
  }
  console.log(`\nOpen feedback: ${queue.length}`);
  for (const { number, stakeholderName, content, clocks } of queue.slice(0, SHOWN)) {
    const deadline = clocks[0] === undefined ? '—' : localTime(clocks[0].deadlineAt);
    console.log(`  ${deadline}  #${number} ${stakeholderName ?? '—'} · ${content.slice(0, 40)}`);
  }
}
