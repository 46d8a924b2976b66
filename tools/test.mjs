import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ensureBrowser,
  ensureBuild,
  ensureDependencies,
  ensureTestTools,
  nodeBinary,
  ROOT,
  SetupError,
  say,
} from './setup.mjs';

/** `npm test`: format, lint, types, dead code, unit and integration tests, build, end-to-end tests. Stops at the first that fails. */

const bin = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);
const VITEST = bin('vitest/vitest.mjs');

/** Everything that tests write goes here, and goes away. */
const scratch = mkdtempSync(join(tmpdir(), 'liaison-test-'));

/** @param {string[]} args */
const node = (args) =>
  spawnSync(nodeBinary(), args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, TMPDIR: scratch },
  }).status === 0;

let passed = 0;
let failed = 0;

/**
 * @param {string} name
 * @param {string[]} args
 */
function vitest(name, args) {
  const report = join(scratch, `${name}.json`);
  const ok = node([
    VITEST,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
    ...args,
  ]);
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  return ok;
}

/** @type {[string, () => boolean][]} */
const STEPS = [
  ['format and lint', () => node([bin('@biomejs/biome/bin/biome'), 'ci', '.'])],
  ['types', () => node([bin('typescript/bin/tsc')])],
  ['dead code', () => node([bin('knip/bin/knip.js')])],
  ['unit and integration tests', () => vitest('unit', [])],
  [
    'build',
    () => {
      ensureBuild();
      return true;
    },
  ],
  ['end-to-end tests', () => vitest('e2e', ['--config', 'test/e2e/harness.config.ts'])],
];

/** @returns {string | undefined} the step that failed */
function firstFailure() {
  for (const [name, step] of STEPS) {
    say(`\n── ${name}`);
    const started = Date.now();
    if (!step()) return name;
    say(`── ${name}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  return undefined;
}

try {
  ensureDependencies();
  ensureBrowser();
  ensureTestTools();
  const failure = firstFailure();
  console.log(failure === undefined ? '\nEverything passed.' : `\nFailed: ${failure}.`);
  console.log(`Tests: ${passed} passed, ${failed} failed`);
  process.exitCode = failure === undefined ? 0 : 1;
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
