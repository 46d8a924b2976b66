import { resolve } from 'node:path';
import { z } from 'zod';
import { message } from '../../domain/message.ts';
import { isBackup } from '../../main/backups/note.ts';
import type { Command } from '../command.ts';
import { type Exit, print, printRefusal } from '../output.ts';
import { readOpening } from '../secret.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'BACKUP --vault FOLDER (--passphrase-file FILE | --recovery-code-file FILE)',
  does: 'makes a vault of a backup, in a folder that holds none',
  words: [1, 1],
  vault: 'new',
  output: z.object({ folder: z.string() }),
  async run(run): Promise<Exit> {
    const [word = ''] = run.words;
    const backup = resolve(word);
    const opening = readOpening(run.common);
    if (!opening.ok)
      return printRefusal({ code: opening.error.code, message: run.text(opening.error.message) });
    const { folder: into } = opening.value;
    if (!isBackup(backup))
      return printRefusal({
        code: 'invalid',
        message: run.text(message('cli:error.noBackup', { folder: word })),
      });
    const vault = await run.call('vault.unlock', { ...opening.value, folder: backup, into });
    if (!vault.ok) return printRefusal(vault.error);
    print({ folder: into });
    return 0;
  },
};
