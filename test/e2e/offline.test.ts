import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchCommand } from '../../tools/launch.mjs';
import { nodeBinary, ROOT } from '../../tools/setup.mjs';
import { temporaryFolder } from './harness.ts';

const folder = temporaryFolder();
const vault = join(folder, 'vault');
const passphraseFile = join(folder, 'passphrase');
writeFileSync(passphraseFile, 'nobody listens');
const options = ['--vault', vault, '--passphrase-file', passphraseFile];

/** Chromium asks the kernel whether a route for IPv6 exists: a datagram socket is connected and nothing is sent. */
const ROUTE_PROBE = /AF_INET6.*2001:4860:4860::8888/;

/** Runs a command to its end, and tells what it and its children said to the network: system calls, one a line. */
function toNetwork(command: string, args: string[]): string[] {
  const trace = join(folder, 'trace');
  const { status } = spawnSync(
    'strace',
    ['-f', '-qq', '-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-o', trace, command, ...args],
    { env: { ...process.env, LIAISON_HEADLESS: '1' }, stdio: 'ignore' },
  );
  expect(status).toBe(0);
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => line.includes('AF_INET') && !ROUTE_PROBE.test(line));
}

test.runIf(process.platform === 'linux')(
  'neither the command line nor a page ever speaks to the network',
  () => {
    expect(toNetwork(nodeBinary(), [join(ROOT, 'out/main/cli.js'), 'sample', ...options])).toEqual([]);
    const { command, args } = launchCommand([
      `--tour=${join(folder, 'tour')}`,
      '--route=#/today',
      '--lang=en',
      ...options,
    ]);
    expect(toNetwork(command, args)).toEqual([]);
  },
);
