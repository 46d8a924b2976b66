import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchCommand } from './launch.mjs';
import { ensureBuild, SetupError } from './setup.mjs';

/**
 * A picture of one page, for developers:
 * `node tools/screenshot.ts --route '#/today' --size 1280x800 --lang zh-CN --theme dark --vault DIR --passphrase-file FILE --out x.png`
 */
const { values } = parseArgs({
  options: {
    route: { type: 'string', default: '#/today' },
    size: { type: 'string', default: '1280x800' },
    lang: { type: 'string', default: 'zh-CN' },
    theme: { type: 'string', default: 'light' },
    vault: { type: 'string' },
    'passphrase-file': { type: 'string' },
    now: { type: 'string' },
    zone: { type: 'string' },
    out: { type: 'string', default: 'screenshot.png' },
  },
});

try {
  await ensureBuild();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`${error.message} This is a picture of the build before.`);
}
const folder = mkdtempSync(join(tmpdir(), 'liaison-shot-'));
try {
  const { out, ...options } = values;
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const { command, args: all } = launchCommand([
    `--tour=${folder}`,
    `--user-data=${join(folder, 'user')}`,
    ...args,
  ]);
  const env = { ...process.env, LIAISON_HEADLESS: '1', LIAISON_HOST_LOG: '1' };
  const { status, stdout } = spawnSync(command, all, {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status === 0) {
    const { files } = JSON.parse(stdout) as { files: string[] };
    copyFileSync(files[0] ?? '', out);
    console.log(out, `${readFileSync(out).length} bytes`);
  }
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
