import { readFileSync } from 'node:fs';

/** The passphrase in a file; its last newline does not count. */
export const readPassphraseFile = (file: string): string => readFileSync(file, 'utf8').replace(/\r?\n$/, '');
