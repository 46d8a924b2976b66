import './node-version.mjs';
import { ensureBuild, ensureDependencies, runProgram } from './setup.mjs';

/** `npm run build`: builds what has changed. */
await runProgram(async () => {
  await ensureDependencies();
  await ensureBuild();
  return 0;
});
