import { resolve } from 'node:path';
import { z } from 'zod';
import { message } from '../../domain/message.ts';
import { copyBackup, isBackup, isWithin } from '../../main/backups/files.ts';
import { destroyVaultFiles, vaultExists } from '../../main/vault/files.ts';
import { reasonOf } from '../../main/vault/trouble.ts';
import type { Command } from '../command.ts';
import { type Exit, print, refused } from '../output.ts';
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
    const no = (key: string, params: Record<string, string>) =>
      refused({ code: 'invalid', message: run.text(message(key, params)) });
    const opening = readOpening(run.common);
    if (!opening.ok) return refused({ code: opening.error.code, message: run.text(opening.error.message) });
    const { folder } = opening.value;
    if (vaultExists(folder))
      return refused({ code: 'conflict', message: run.text(message('vault:error.exists', { folder })) });
    if (!isBackup(backup)) return no('cli:error.noBackup', { folder: word });
    if (isWithin(backup, folder)) return no('cli:error.insideBackup', { folder });
    try {
      copyBackup(backup, folder);
    } catch (error) {
      return no('vault:error.cannotWrite', { folder, reason: reasonOf(error) });
    }
    const opened = await run.call('vault.unlock', opening.value);
    if (!opened.ok) {
      destroyVaultFiles(folder);
      return refused(opened.error);
    }
    print({ folder });
    return 0;
  },
};
