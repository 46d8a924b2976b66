import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { type BackupReason, outdated } from '../../domain/backups.ts';
import { dayOf } from '../../domain/calendars/days.ts';
import { type Message, message } from '../../domain/message.ts';
import { ok, type Refused, type Result, refuse } from '../../domain/result.ts';
import { copyPrivately, removeIfEmpty, syncFile } from '../computer/files.ts';
import { type BackedUpHead, trailHead, verifyTrail } from '../journal/verify.ts';
import { type DestroyResult, incomingDatabase, removeLeftovers } from '../vault/files.ts';
import { damage, diskTrouble, reasonOf } from '../vault/trouble.ts';
import type { OpenVault } from '../vault/vault.ts';
import { type Difference, differences } from './compare.ts';
import { destroyBackups, destroyBackupsBefore, type Place } from './destroy.ts';
import {
  type Backup,
  backupDatabase,
  isWithin,
  letGo,
  listBackups,
  mustHaveHeader,
  prove,
  type Source,
  sweep,
  usualFolder,
  writeBackup,
} from './files.ts';
import { backupPlaces, lineOf, setLine } from './places.ts';
import { tellReturn } from './return.ts';
import { backupStore } from './store.ts';

type Clock = { now(): number; zone(): string };

/** Makes a backup, or says why not. */
export function makeIn(vault: Source, folder: string, at: number, reason: BackupReason): Result<Backup> {
  try {
    return ok(writeBackup(vault, folder, at, reason));
  } catch (error) {
    return damage(error) ?? refuse('conflict', 'backups:error.failed', { folder, reason: reasonOf(error) });
  }
}

/** Why a backup can't be read, or copied into a folder. */
const unusable = (error: unknown, folder: string): Refused =>
  diskTrouble(error, folder) ?? refuse('unexpected', 'backups:error.damaged', { reason: reasonOf(error) });

/** The backups of an open vault. */
export function vaultBackups(vault: OpenVault, { now, zone }: Clock) {
  const store = backupStore(vault.db);
  const folder = () => store.folder() ?? usualFolder(vault.folder);
  const recordedPlaces = backupPlaces(vault.db);
  /** Every folder that this vault's backups may be in. Beside it there need not be any. */
  const places = (): Place[] => {
    const names: Record<string, readonly string[] | null> = {
      ...Object.fromEntries(store.chosen().map((place) => [place, null])),
      [usualFolder(vault.folder)]: [],
      ...recordedPlaces.all(),
    };
    return Object.entries(names).map(([folder, expected]) => ({ folder, expected }));
  };
  const day = (at: number) => dayOf(at, zone());
  const list = (): Backup[] => listBackups(folder(), vault.vaultId);
  /** Without the backups of a diverged copy of this vault. */
  const own = (): Backup[] => {
    const line = lineOf(vault.db);
    return list().filter((backup) => backup.line === line);
  };
  const recordBackup = (place: string, { name }: Backup, old: readonly string[] = []) => {
    const remainingNames = (recordedPlaces.all()[place] ?? []).filter((other) => !old.includes(other));
    recordedPlaces.note({ [place]: [...remainingNames, name] });
  };
  /** Heads of the audit trail that backups have kept. */
  const heads = (): BackedUpHead[] => own().flatMap(({ at, trail }) => (trail ? { at, ...trail } : []));
  const troubleWithTrail = (): Message | null => {
    const { fault } = verifyTrail(vault.db, { heads: heads(), journal: false });
    return fault && message(`trail:fault.${fault.at}`, { entry: fault.entry });
  };
  /** Housekeeping after a backup. A failure here doesn't undo it; it is reported as the problem. */
  const afterwards = (backup: Backup): Message | null => {
    try {
      const old = outdated(own(), now(), day);
      const [stuck] = letGo(folder(), vault.vaultId, old, now());
      const there = new Set(list().map(({ name }) => name));
      const removedNames = old.filter((name) => !there.has(name));
      recordBackup(folder(), backup, removedNames);
      const stuckMessage =
        stuck && message('backups:error.stuck', { name: stuck.name, reason: reasonOf(stuck.error) });
      return troubleWithTrail() ?? stuckMessage ?? null;
    } catch (error) {
      return message('backups:error.afterwards', { reason: reasonOf(error) });
    }
  };
  /** Why the last attempt failed, or what it found wrong; null when all is well. */
  let problem: Message | null = null;
  /** Known without an attempt: the backup folder is missing (an unplugged stick), or was emptied. */
  const away = (): Message | null => {
    const folder = store.folder();
    if (folder === null) return null;
    if (!existsSync(folder)) return message('backups:error.away', { folder });
    const isEmptied = recordedPlaces.all()[folder]?.length && own().length === 0;
    return isEmptied ? message('backups:error.emptied', { folder }) : null;
  };

  return {
    folder,
    usual: () => store.folder() === null,
    problem: () => problem ?? away(),
    list,
    heads,
    isOfToday: (): boolean => own().some(({ at }) => day(at) === day(now())),

    /** Makes a backup; old ones are removed only when it has succeeded. */
    make(reason: BackupReason): Result<Backup> {
      const backup = makeIn(vault, folder(), now(), reason);
      problem = backup.ok ? afterwards(backup.value) : backup.error.message;
      return backup;
    },

    find(name: string): Result<Backup> {
      const backup = list().find((one) => one.name === name);
      return backup === undefined ? refuse('not-found', 'backups:error.notFound') : ok(backup);
    },

    /** How the present differs from a backup. */
    compare(name: string): Result<Difference[]> {
      try {
        const file = backupDatabase(folder(), name);
        mustHaveHeader(file);
        const copy = vault.openCopy(file);
        try {
          return ok(differences(vault.db, copy));
        } finally {
          copy.close();
        }
      } catch (error) {
        return unusable(error, vault.folder);
      }
    },

    /** Puts a verified copy of a backup's database beside the vault's own, ready to replace it. */
    stage({ name, rows }: Backup): Result<unknown> {
      const staged = incomingDatabase(vault.folder);
      try {
        copyPrivately(backupDatabase(folder(), name), staged);
        syncFile(staged);
        prove(vault, staged, rows);
        return ok({});
      } catch (error) {
        // Judged before the leftovers are removed, which would make room.
        const refusal = unusable(error, vault.folder);
        removeLeftovers(vault.folder);
        return refusal;
      }
    },

    unstage: () => removeLeftovers(vault.folder),

    /** Records the restore in the trail of the staged database. */
    tellReturn(backup: string, undo: string): Result<unknown> {
      try {
        tellReturn(vault, { backup, undo, heads: heads(), at: now() });
        return ok({});
      } catch (error) {
        // Judged before the leftovers are removed, which would make room.
        const refusal = unusable(error, vault.folder);
        removeLeftovers(vault.folder);
        return refusal;
      }
    },

    /**
     * Removes every backup of this vault that is known of, for good; tells what the files were.
     * @param more folders where backups of copies of it may be
     */
    destroy(more: readonly string[] = []): DestroyResult {
      const all = [...places(), ...more.map((folder) => ({ folder, expected: [] }))];
      const destroyed = destroyBackups(all, vault.vaultId);
      recordedPlaces.note(
        Object.fromEntries(
          all.map(({ folder, expected }) => [
            folder,
            destroyed.unreached.includes(folder) ? (expected ?? []) : [],
          ]),
        ),
      );
      removeIfEmpty(usualFolder(vault.folder));
      return destroyed;
    },

    /** Destroys the backups after an erasure; those out of reach now are destroyed once they are back in reach. */
    destroyEarlier(): DestroyResult {
      const destroyed = this.destroy();
      store.setErasedBefore(trailHead(vault.db).entries);
      return destroyed;
    },

    /** Removes backups from before an erasure that were out of reach at the time. */
    destroyReturned(): void {
      const entries = store.erasedBefore();
      if (entries === 0) return;
      for (const { folder, expected } of places()) {
        sweep(folder, vault.vaultId, now());
        const removedNames = destroyBackupsBefore(entries, folder, vault.vaultId);
        const remainingNames = (expected ?? []).filter((name) => !removedNames.includes(name));
        if (removedNames.length > 0) recordedPlaces.note({ [folder]: remainingNames });
      }
    },

    /** For a vault made from a backup or by salvage: notes where more backups are, and starts a line of its own. */
    cameFrom(folders: readonly string[]): void {
      const names = (place: string) => {
        const there = listBackups(place, vault.vaultId).map(({ name }) => name);
        return [...new Set([...(recordedPlaces.all()[place] ?? []), ...there])];
      };
      recordedPlaces.note(Object.fromEntries(folders.map((place) => [place, names(place)])));
      setLine(vault.db, randomUUID());
    },

    /** Whether a folder is usable: makes a backup in it. */
    tryFolder(folder: string | null): Result<unknown> {
      if (folder !== null && !isAbsolute(folder)) return refuse('invalid', 'backups:error.folder');
      if (folder !== null && isWithin(vault.folder, folder))
        return refuse('invalid', 'backups:error.insideVault', { folder });
      const place = folder ?? usualFolder(vault.folder);
      const backup = makeIn(vault, place, now(), 'by-hand');
      if (backup.ok) recordBackup(place, backup.value);
      return backup;
    },
  };
}

export type VaultBackups = ReturnType<typeof vaultBackups>;

/** The open vault, as far as backups of it are made and come back to. */
export type BackedUpVault = {
  backups(): VaultBackups;
  /** Whether no other program has it open, whose writing a replaced file would lose. */
  isAlone(): Promise<boolean>;
  /** Closes it, puts the incoming database in the place of its own, and opens it again; what was there comes back if that fails. */
  replaceDatabase(): Promise<Result<unknown>>;
};
