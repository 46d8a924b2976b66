import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, ensureBuild, ensureTestTools } from '../../tools/setup.mjs';

/** What end-to-end tests run on must be there and be built from the sources as they are. */
export async function setup(): Promise<() => void> {
  await ensureBrowser();
  await ensureTestTools();
  await ensureBuild();
  // The command line never counts wrong tries, or anything else, in the data of who runs the tests.
  const computer = mkdtempSync(join(tmpdir(), 'liaison-e2e-'));
  process.env.LIAISON_USER_DATA = computer;
  return () => rmSync(computer, { recursive: true, force: true });
}
