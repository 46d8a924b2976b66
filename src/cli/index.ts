import { commands } from './commands.ts';
import { runCommandLine } from './run.ts';

// Who reads no further (`| head`) has had enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await runCommandLine(process.argv.slice(2), commands);
