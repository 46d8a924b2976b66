import { registerHooks } from 'node:module';

/** Lets a built Electron main process run on plain Node: `electron` is our implementation of it over Chromium. */
const electron = new URL('./electron/index.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
});
