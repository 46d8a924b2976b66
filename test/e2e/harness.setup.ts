import { ensureBrowser, ensureBuild, ensureTestTools } from '../../tools/setup.mjs';

/** What end-to-end tests run on must be there and be built from the sources as they are. */
export function setup(): void {
  ensureBrowser();
  ensureTestTools();
  ensureBuild();
}
