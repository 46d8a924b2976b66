import './node-version.mjs';
import { launchCommand, start } from './launch.mjs';
import {
  ensureBrowser,
  ensureBuild,
  ensureDependencies,
  ensureElectron,
  goWhereUserIs,
  runProgram,
  say,
} from './setup.mjs';
import { showTour, showVault } from './tour.mjs';

/** `npm start`: installs and builds what is missing, and opens the app; without a display, shows what it can do. */

const hasDisplay = () =>
  process.platform !== 'linux' ||
  process.env.DISPLAY !== undefined ||
  process.env.WAYLAND_DISPLAY !== undefined;

await runProgram(async () => {
  await ensureDependencies();
  const electron = process.env.LIAISON_HOST === 'chromium' ? undefined : await ensureElectron();
  const browser = electron === undefined ? await ensureBrowser() : undefined;
  await ensureBuild();
  const args = process.argv.slice(2);
  const launch = launchCommand(args);
  say(
    launch.host === 'electron'
      ? 'Liaison runs on Electron.'
      : `Liaison runs on ${browser} (Electron's binary could not be fetched; see docs/host.md).`,
  );
  goWhereUserIs('start');
  if (hasDisplay()) return start(launch);
  return args.some((arg) => arg === '--vault' || arg.startsWith('--vault=')) ? showVault(args) : showTour();
});
