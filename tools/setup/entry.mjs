import { listenForInterruption } from './interrupt.mjs';
import { SetupError, say } from './project.mjs';

/** What the disk said, for a user. @type {Record<string, string>} */
const TROUBLE = {
  ENOSPC: 'The disk is full. Make room and start again.',
  EDQUOT: 'Your share of the disk is full. Make room and start again.',
  EACCES: 'This may not be written by you. Take a folder of your own and start again.',
  EPERM: 'This may not be written by you. Take a folder of your own and start again.',
  EROFS: 'This can only be read. Take a folder that can be written and start again.',
  EIO: 'The disk can’t be read or written here.',
};

/**
 * @param {unknown} error
 * @returns {SetupError | undefined} what to tell of it, if it is something that can be expected
 */
function expected(error) {
  if (error instanceof SetupError) return error;
  if (!(error instanceof Error) || !('code' in error) || !('path' in error || 'syscall' in error))
    return undefined;
  const sentence = TROUBLE[String(error.code)];
  const path = 'path' in error ? `${error.path}: ` : '';
  return sentence === undefined ? undefined : new SetupError(`${path}${sentence}`);
}

/**
 * Runs a program of ours. What can be expected to go wrong, and being interrupted, ends it with one line.
 * @param {() => Promise<number | undefined>} main answers with the exit code
 * @param {(sentence: string) => void} [tell]
 */
export async function runProgram(main, tell = say) {
  listenForInterruption();
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const told = expected(error);
    if (told === undefined) throw error;
    tell(told.message);
    process.exitCode = told.exitCode;
  }
}
