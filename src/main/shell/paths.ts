import { join } from 'node:path';
import { app } from 'electron';

/** A file of the build: `builtFile('preload/index.cjs')`. */
export const builtFile = (path: string): string => join(app.getAppPath(), 'out', path);

/** A file that comes with the app. */
export const resourceFile = (path: string): string => join(app.getAppPath(), 'resources', path);
