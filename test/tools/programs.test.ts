import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OLDEST_NODE } from '../../tools/node-version.mjs';
import { ROOT } from '../../tools/setup/project.mjs';

/** Our programs as a user has them before anything is installed, with an npm of the story's own. */
function freshClone(npm: string): {
  root: string;
  run(program: string): ChildProcess;
  lines(child: ChildProcess): Promise<Ended>;
} {
  const root = mkdtempSync(join(tmpdir(), 'liaison-clone-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(join(ROOT, 'tools'), join(root, 'tools'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(ROOT, file), join(root, file));
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin/npm'), `#!/bin/sh\n${npm}\n`);
  chmodSync(join(root, 'bin/npm'), 0o755);
  const env = { ...process.env, PATH: `${join(root, 'bin')}:${process.env.PATH}` };
  return {
    root,
    run: (program) => spawn(process.execPath, [join(root, 'tools', program)], { cwd: root, env }),
    lines: (child) =>
      new Promise((resolve) => {
        let text = '';
        for (const stream of [child.stdout, child.stderr])
          stream?.on('data', (chunk) => {
            text += chunk;
          });
        child.once('close', (code) => resolve({ code, lines: text.trim().split('\n') }));
      }),
  };
}
type Ended = { code: number | null; lines: string[] };

/** Whether a process still does anything: one that has ended may wait to be buried. */
function runs(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((done) => setTimeout(done, 20));
};

test.each(['start.mjs', 'liaison.mjs', 'test.mjs', 'build.mjs'])(
  '%s says in one line which Node is needed, to one that is older',
  (program) => {
    for (const version of ['18.20.8', '20.9.0']) {
      const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`;
      const { status, stderr, stdout } = spawnSync(
        process.execPath,
        ['--import', pretend, join(ROOT, 'tools', program)],
        { encoding: 'utf8' },
      );
      expect(status).toBe(1);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(`Node ${OLDEST_NODE} or later`)]);
    }
  },
);

test('README and package.json name the same Node as the programs', () => {
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`Node ${OLDEST_NODE} or later`);
  expect(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).engines.node).toBe(`>=${OLDEST_NODE}`);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s in the midst of npm ci ends it, and all it started, in one line; the next start goes on',
  async (signal, code) => {
    const clone = freshClone('sleep 60 & echo $! > "$PWD/child"; wait');
    const child = clone.run('start.mjs');
    const ended = clone.lines(child);
    await until(
      () => existsSync(join(clone.root, 'child')) && readFileSync(join(clone.root, 'child'), 'utf8') !== '',
    );
    child.kill(signal);
    expect(await ended).toEqual({
      code,
      lines: [
        'Installing dependencies (npm ci) …',
        'Stopped before it was done. The next start goes on from here.',
      ],
    });
    expect(existsSync(join(clone.root, 'out/.dependencies.lock'))).toBe(false);
    expect(runs(readFileSync(join(clone.root, 'child'), 'utf8').trim())).toBe(false);

    writeFileSync(join(clone.root, 'bin/npm'), '#!/bin/sh\necho "npm error code ENOTFOUND"; exit 1\n');
    expect((await clone.lines(clone.run('start.mjs'))).lines.at(-1)).toMatch(
      /^npm ci failed\. Is there a network/,
    );
  },
);

test.each([
  [
    'echo "npm error code ENOSPC" >&2; echo "npm error nospc There appears to be insufficient space" >&2; exit 228',
    'disk is full',
  ],
  ['echo "npm error code EACCES" >&2; exit 243', 'can’t be written'],
  ['echo "npm error code E404" >&2; echo "npm error 404 Not Found" >&2; exit 1', 'code E404'],
])('npm that fails is told in one line: %s', async (npm, reason) => {
  const clone = freshClone(npm);
  const { code, lines } = await clone.lines(clone.run('start.mjs'));
  expect(code).toBe(1);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(reason);
});

test('a start that waits for another says for whom, and can be interrupted', async () => {
  const clone = freshClone('exit 1');
  mkdirSync(join(clone.root, 'out'));
  const begun = readFileSync(`/proc/${process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];
  writeFileSync(join(clone.root, 'out/.dependencies.lock'), `${process.pid} ${begun}`);
  const child = clone.run('start.mjs');
  const ended = clone.lines(child);
  await new Promise((resolve) => child.stderr?.once('data', resolve));
  child.kill('SIGINT');
  const { code, lines } = await ended;
  expect(code).toBe(130);
  expect(lines[0]).toContain(`process ${process.pid}`);
  expect(lines).toHaveLength(2);
});
