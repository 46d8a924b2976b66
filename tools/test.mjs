import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopListening } from './setup/interrupt.mjs';
import {
  ensureBrowser,
  ensureBuild,
  ensureDependencies,
  ensureTestTools,
  findElectron,
  nodeBinary,
  ROOT,
  runProgram,
  say,
} from './setup.mjs';

/** `npm test`: format, lint, types, dead code, unit and integration tests, build, end-to-end tests. Stops at the first that fails. */

const bin = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);
const VITEST = bin('vitest/vitest.mjs');

/** Everything that tests write goes here, and goes away. */
const scratch = mkdtempSync(join(tmpdir(), 'liaison-test-'));

/**
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 */
const run = ([program = '', ...args], env = {}) =>
  spawnSync(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, TMPDIR: scratch, ...env },
  }).status === 0;

/** @param {string[]} args */
const node = (...args) => run([nodeBinary(), ...args]);

let passed = 0;
let failed = 0;

/**
 * @param {string} name
 * @param {{ config?: string, env?: NodeJS.ProcessEnv, under?: string[] }} [options] `under`: a command to run it with
 */
function vitest(name, { config = 'vitest.config.ts', env = {}, under = [] } = {}) {
  const report = join(scratch, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const ok = run([...under, nodeBinary(), VITEST, 'run', '--config', config, ...reporters], env);
  if (!existsSync(report)) return false;
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  return ok;
}

const END_TO_END = 'test/e2e/harness.config.ts';

/** The same tests in true Electron, where its binary is there. */
function inElectron() {
  if (findElectron() === undefined) {
    say('Electron’s binary is not there: the end-to-end tests ran in Chromium alone.');
    return true;
  }
  const under = process.platform === 'linux' && process.env.DISPLAY === undefined ? ['xvfb-run', '-a'] : [];
  return vitest('electron', { config: END_TO_END, under });
}

async function build() {
  await ensureBuild();
  return true;
}

/** @type {[string, () => boolean | Promise<boolean>][]} */
const STEPS = [
  ['format and lint', () => node(bin('@biomejs/biome/bin/biome'), 'ci', '.')],
  ['types', () => node(bin('typescript/bin/tsc'))],
  ['dead code', () => node(bin('knip/bin/knip.js'))],
  ['unit and integration tests', () => vitest('unit')],
  ['build', build],
  [
    'end-to-end tests in Chromium',
    () => vitest('chromium', { config: END_TO_END, env: { LIAISON_HOST: 'chromium' } }),
  ],
  ['end-to-end tests in Electron', inElectron],
];

/** @returns {Promise<string | undefined>} the step that failed */
async function firstFailure() {
  for (const [name, step] of STEPS) {
    say(`\n── ${name}`);
    const started = Date.now();
    if (!(await step())) return name;
    say(`── ${name}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  return undefined;
}

await runProgram(async () => {
  try {
    await ensureDependencies();
    await ensureBrowser();
    await ensureTestTools();
    stopListening();
    const failure = await firstFailure();
    console.log(failure === undefined ? '\nEverything passed.' : `\nFailed: ${failure}.`);
    console.log(`Tests: ${passed} passed, ${failed} failed`);
    return failure === undefined ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
