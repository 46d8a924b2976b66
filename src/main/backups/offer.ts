import { join } from 'node:path';
import { type Refused, refuse } from '../../domain/result.ts';
import { readKeyFiles } from '../vault/key-files.ts';
import { listBackups } from './files.ts';

/** The latest backup of a vault in some folders, found without opening it; null where there is none. */
export function lastBackup(vaultFolder: string, places: readonly string[]) {
  const keys = readKeyFiles(vaultFolder);
  const vaultId = keys.ok ? keys.value[0]?.vaultId : undefined;
  const backups = places.flatMap((place) =>
    listBackups(place, vaultId).map(({ name, at }) => ({
      folder: join(place, name),
      at,
    })),
  );
  return backups.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

/** Adds the latest backup, if there is one, to the refusal of a vault whose files are missing or damaged. */
export function offeringBackup(refusal: Refused, last: ReturnType<typeof lastBackup>): Refused {
  const { code, message } = refusal.error;
  if (last === null || (code !== 'unexpected' && code !== 'not-found')) return refusal;
  return refuse(code, 'backups:error.offered', { ...message.params, what: message.key, backup: last.folder });
}
