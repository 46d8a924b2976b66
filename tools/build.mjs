import { ensureBuild, ensureDependencies, SetupError, say } from './setup.mjs';

/** `npm run build`: builds what has changed. */
try {
  ensureDependencies();
  ensureBuild();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
