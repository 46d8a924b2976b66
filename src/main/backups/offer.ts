import { join } from 'node:path';
import { type Refused, refuse } from '../../domain/result.ts';
import { readKeyFile } from '../vault/files.ts';
import { listBackups, usualFolder } from './files.ts';

/** Where a vault can't be opened for what became of its files, the way back: its last backup, if there is one beside it. */
export function offeringBackup(refused: Refused, vaultFolder: string): Refused {
  const { code, message } = refused.error;
  if (code !== 'unexpected' && code !== 'not-found') return refused;
  const key = readKeyFile(vaultFolder);
  const folder = usualFolder(vaultFolder);
  const [last] = listBackups(folder, key.ok ? key.value.vaultId : undefined);
  if (last === undefined) return refused;
  const backup = join(folder, last.name);
  return refuse(code, 'backups:error.offered', { ...message.params, what: message.key, backup });
}
