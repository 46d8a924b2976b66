import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeBinary, ROOT } from '../../tools/setup.mjs';
import { cli, createVault, opening, temporaryFolder, until } from './harness.ts';
import { isRunning } from './processes.ts';

/** The evaluation report by the command line, read back from the PDF. */

type Figure = {
  label: string;
  unit: string;
  actual: number | null;
  of: { made: number; total: number } | null;
};

const CLOCK = ['--now=2026-11-22T09:00:00+08:00', '--zone=Asia/Shanghai', '--lang=en'];
const PERIOD = ['--period', '2026Q3'];

const SHOWN: Record<string, (value: number) => string> = {
  ratio: (value) => `${(value * 100).toFixed(1)}%`,
  hours: (value) => `${value.toFixed(1)} h`,
  count: String,
  score: (value) => value.toFixed(2),
  'per-stakeholder': (value) => value.toFixed(2),
};

const read = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' }).stdout;

test('carries the figures of `kpi`, in embedded TrueType, at names meant from where the user is', () => {
  const vault = createVault('sample', ...CLOCK);
  const folder = dirname(vault.vault);
  const { status, stdout, stderr } = spawnSync(
    nodeBinary(),
    [
      join(ROOT, 'out/main/cli.js'),
      ...['report', ...PERIOD, '--out', 'report.pdf'],
      ...['--vault', 'vault', '--passphrase-file', 'passphrase', ...CLOCK],
    ],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, LIAISON_HEADLESS: '1' } },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({ file: 'report.pdf', bytes: expect.any(Number) });

  const pdf = join(folder, 'report.pdf');
  const { figures } = cli('kpi', ...PERIOD, ...opening(vault), ...CLOCK) as { figures: Figure[] };
  expect(figures.length).toBeGreaterThan(10);
  const lines = read('pdftotext', '-layout', pdf, '-').split('\n');
  for (const { label, unit, actual, of } of figures) {
    const shown = actual === null ? '—' : SHOWN[unit]?.(actual);
    const row = lines.find((line) => line.trimStart().startsWith(`${label}  `));
    expect(row?.split(/\s{2,}/), label).toContain(shown);
    if (of !== null && of.total > 0 && unit !== 'score')
      expect(row?.replaceAll(' ', '')).toContain(`${of.made}/${of.total}`);
  }

  const fonts = read('pdffonts', pdf).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/CID TrueType +Identity-H +yes yes yes/);
});

test('leaves nothing, where it was killed, once another has run', async () => {
  const vault = createVault('init', ...CLOCK);
  const place = temporaryFolder();
  // A name that Chromium can't read everywhere: its profile lies in the temporary folder then.
  const [userData, temporary] = [join(place, '联络台'), join(place, 'tmp')];
  mkdirSync(temporary);
  const env = {
    ...process.env,
    LIAISON_HEADLESS: '1',
    LIAISON_HOST: 'chromium',
    LIAISON_USER_DATA: userData,
    TMPDIR: temporary,
  };
  const out = join(place, 'report.pdf');
  const args = [
    join(ROOT, 'out/main/cli.js'),
    'report',
    ...PERIOD,
    '--out',
    out,
    ...opening(vault),
    ...CLOCK,
  ];
  const ours = () => readdirSync(temporary).filter((name) => name.startsWith('liaison-'));
  const work = () => (existsSync(join(userData, 'work')) ? readdirSync(join(userData, 'work')) : []);
  const killed = spawn(nodeBinary(), args, { env, stdio: 'ignore', detached: true });
  await until('the browser’s profile', () => (ours().length > 0 && work().length > 0 ? true : undefined));
  process.kill(-(killed.pid ?? 0), 'SIGKILL');
  await once(killed, 'exit');
  const [left = ''] = work();
  expect(work()).toEqual([left]);
  // Its number is free once whoever adopted it has seen its end.
  await until('its end', () => (isRunning(Number.parseInt(left, 10)) ? undefined : true));

  const { status, stderr } = spawnSync(nodeBinary(), args, { env, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect({ work: work(), ours: ours() }).toEqual({ work: [], ours: [] });
});
