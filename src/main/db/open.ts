import Database from 'better-sqlite3';

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

/**
 * Opens an encrypted database, with the settings that every connection needs.
 * Throws SQLite's own error (`SQLITE_NOTADB`, `SQLITE_CORRUPT`, …) where the file isn't what the key opens.
 */
export function openDatabase({ file, cipher, key, readonly = false }: OpenOptions): Db {
  // A malformed raw key would be taken silently for a passphrase.
  if (key.length !== 32) throw new Error(`A data key has 32 bytes, not ${key.length}`);
  const db = new Database(file, { fileMustExist: true, readonly });
  try {
    db.pragma(`cipher = '${cipher}'`);
    db.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`);
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    db.pragma('busy_timeout = 5000');
    // Sorting must never write readable text to a temporary file.
    db.pragma('temp_store = MEMORY');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('cache_size = -32768');
    if (!readonly) {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
