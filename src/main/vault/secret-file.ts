import { readFileSync } from 'node:fs';

/** The passphrase or recovery code in a file; its last newline does not count. */
export const readSecretFile = (file: string): string => readFileSync(file, 'utf8').replace(/\r?\n$/, '');
