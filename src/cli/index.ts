import { commands } from './commands.ts';
import { runCommandLine } from './run.ts';

// The reader closed the pipe (`| head`): nothing more to print.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await runCommandLine(process.argv.slice(2), commands);
