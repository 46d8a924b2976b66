import { launchCommand, start } from './launch.mjs';
import {
  ensureBrowser,
  ensureBuild,
  ensureDependencies,
  ensureElectron,
  goWhereUserIs,
  SetupError,
  say,
} from './setup.mjs';
import { showTour } from './tour.mjs';

/** `npm start`: installs and builds what is missing, and opens the app; without a display, shows what it can do. */

const hasDisplay = () =>
  process.platform !== 'linux' ||
  process.env.DISPLAY !== undefined ||
  process.env.WAYLAND_DISPLAY !== undefined;

async function main() {
  ensureDependencies();
  const electron = process.env.LIAISON_HOST === 'chromium' ? undefined : ensureElectron();
  const browser = electron === undefined ? ensureBrowser() : undefined;
  ensureBuild();
  const launch = launchCommand(process.argv.slice(2));
  say(
    launch.host === 'electron'
      ? 'Liaison runs on Electron.'
      : `Liaison runs on ${browser} (Electron's binary could not be fetched; see docs/host.md).`,
  );
  goWhereUserIs('start');
  return hasDisplay() ? start(launch) : showTour();
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
