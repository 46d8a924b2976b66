/** Everything that has to be there before the app, its command line or its tests can run. Plain JavaScript: it runs on Node 20 before anything is installed. */
export { ALL_PARTS, ensureBuild } from './setup/build.mjs';
export { ensureDependencies } from './setup/dependencies.mjs';
export { ensureElectron, findElectron } from './setup/electron.mjs';
export { runProgram } from './setup/entry.mjs';
export { goWhereUserIs, nodeBinary, ROOT, SetupError, say } from './setup/project.mjs';
export { ensureBrowser, ensureTestTools } from './setup/system.mjs';
