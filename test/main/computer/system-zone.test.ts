import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const MODULE = pathToFileURL(resolve(import.meta.dirname, '../../../src/main/computer/system-zone.ts')).href;

/** What a process with such a `TZ` takes for its zone, and what it says; the zone of Date agrees afterwards. */
function started(tz: string | undefined): { zone: string; agrees: boolean; said: string[] } {
  const script = `
    const { systemZone } = await import(${JSON.stringify(MODULE)});
    const said = [];
    const zone = systemZone(process.env, (tz, instead) => said.push([tz, instead].join(' → ')));
    const hour = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(0);
    console.log(JSON.stringify({ zone, agrees: Number(hour) === new Date(0).getHours(), said }));`;
  const { TZ: _, ...rest } = process.env;
  const env = tz === undefined ? rest : { ...rest, TZ: tz };
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const own = started(undefined).zone;

test.each([
  ['Asia/Shanghai', 'Asia/Shanghai'],
  [':Asia/Shanghai', 'Asia/Shanghai'],
  ['PRC', 'Asia/Shanghai'],
  ['UTC', 'UTC'],
])('TZ=%s is %s', (tz, zone) => {
  expect(started(tz)).toEqual({ zone, agrees: true, said: [] });
});

test.each([
  'CST-8',
  '',
  'Asia/Beijing',
  ':/etc/localtime',
  'GMT+8',
  '<+08>-8',
  'UTC-8',
  'Mars',
  'Etc/Unknown',
])('TZ=%j names no zone: the system’s own holds, and that is said once', (tz) => {
  expect(started(tz)).toEqual({ zone: own, agrees: true, said: [`${tz} → ${own}`] });
});
