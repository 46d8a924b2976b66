import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { pointKey } from '../../domain/identity/points.ts';
import { heedReadOnly } from './reading.ts';
import { keyUuid, newUuid } from './uuid.ts';

export type Db = Database.Database;

/** Encryption of the pages on disk, by SQLite3 Multiple Ciphers. The key is 32 random bytes (main/vault/key-file.ts). */
export type Cipher = 'aegis' | 'chacha20';

export type OpenOptions = {
  file: string;
  cipher: Cipher;
  key: Uint8Array;
  create?: boolean;
  readonly?: boolean;
};

/** Reads the first page, and what the log has of it. */
const FIRST_READ = 'SELECT count(*) FROM sqlite_master';

/** A connection that has its key, and has read nothing yet. */
function keyed({ file, cipher, key, readonly = false }: OpenOptions): Db {
  // A malformed raw key would be taken silently for a passphrase.
  if (key.length !== 32) throw new Error(`A data key has 32 bytes, not ${key.length}`);
  const db = new Database(file, { fileMustExist: true, readonly });
  db.pragma(`cipher = '${cipher}'`);
  db.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`);
  return db;
}

/**
 * Opens an encrypted database, with the settings that every connection needs.
 * Throws SQLite's own error (`SQLITE_NOTADB`, `SQLITE_CORRUPT`, …) where the file isn't what the key opens.
 */
export function openDatabase(options: OpenOptions): Db {
  const db = keyed(options);
  try {
    db.prepare(FIRST_READ).get();
    db.pragma('busy_timeout = 5000');
    // Sorting must never write readable text to a temporary file.
    db.pragma('temp_store = MEMORY');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('cache_size = -32768');
    // Migrations have no other way to the rules of the domain.
    db.function('point_key', { deterministic: true }, (kind: unknown, value: unknown) =>
      pointKey(String(kind), String(value)),
    );
    db.function('key_uuid', { deterministic: true, varargs: true }, (table: unknown, ...key: unknown[]) =>
      keyUuid(String(table), key),
    );
    db.function('new_uuid', (now: unknown) => newUuid(Number(now)));
    if (options.readonly !== true) {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      heedReadOnly(db);
    }
    return db;
  } catch (error) {
    closeUnchanged(db, options);
    throw error;
  }
}

/**
 * Closes a connection to what turned out to be damaged, and leaves the database as it is: the last connection to close brings
 * the log into it, but one that only reads can't.
 */
export function closeUnchanged(db: Db, options: OpenOptions): void {
  let last: Db | null = null;
  try {
    if (statSync(`${options.file}-wal`, { throwIfNoEntry: false })?.size)
      last = keyed({ ...options, readonly: true });
    last?.prepare(FIRST_READ).get();
  } catch {
    // Holding the file is enough.
  }
  db.close();
  last?.close();
}
