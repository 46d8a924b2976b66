import { copyFileSync, existsSync, rmSync, statSync, truncateSync } from 'node:fs';
import { migrate, SCHEMA_VERSION, schemaVersion } from '../db/migrate.ts';
import { type Db, openDatabase } from '../db/open.ts';
import { columnsOf } from '../journal/triggers.ts';
import { createDatabaseFile, databaseFile } from './files.ts';
import type { Access } from './vault.ts';

/** What of a table was read; `gaps`: stretches of it that couldn't be. */
type SalvagedTable = { table: string; rows: number; gaps: number };
export type SalvageReport = {
  tables: SalvagedTable[];
  /** Rows that hung on something that was lost, and had to go with it. */
  dropped: number;
};

/** Computed from other rows when the vault is opened; the time it was computed for goes with it. */
const COMPUTED = ['meta', 'stale', 'cadence_due', 'cadence_obligation', 'last_contact', 'feedback_clock'];
/** How much may be missing at a file's end: it is laid out without taking room. */
const LONGER = 16;
/** No table has more rows than this. */
const BEYOND = 2 ** 48;

/**
 * Reads every readable row of a damaged database into a new one in a vault folder that has its key files. The damaged one is
 * copied there first and never touched. Throws SQLite's own error where not even its schema can be read.
 */
export function salvage(
  damaged: Access,
  folder: string,
  seed: (db: Db) => void,
): { db: Db; report: SalvageReport } {
  const copy = `${databaseFile(folder)}.before`;
  const parts = ['', '-wal'].filter((part) => existsSync(damaged.file + part));
  for (const part of parts) copyFileSync(damaged.file + part, copy + part);
  try {
    const from = openCopy({ ...damaged, file: copy });
    try {
      createDatabaseFile(folder);
      const db = openDatabase({ ...damaged, file: databaseFile(folder) });
      return { db, report: copyTables(from, db, seed) };
    } finally {
      from.close();
    }
  } finally {
    for (const part of ['', '-wal', '-shm']) rmSync(copy + part, { force: true });
  }
}

/** What SQLite takes for damage as a whole: the file is shorter than it should be. Pages that aren't there read as damaged ones. */
function openCopy(access: Access): Db {
  try {
    return openDatabase(access);
  } catch {
    truncateSync(access.file, statSync(access.file).size * LONGER);
    return openDatabase(access);
  }
}

function copyTables(from: Db, to: Db, seed: (db: Db) => void): SalvageReport {
  // Its rows are of its version, which only a migration knows how to bring up.
  migrate(to, Math.min(schemaVersion(from), SCHEMA_VERSION));
  to.pragma('foreign_keys = OFF');
  const tables = tablesOf(to)
    .filter((table) => tablesOf(from).includes(table))
    .map((table) => to.transaction(() => copied(from, to, table)).immediate());
  const dropped = withoutTriggers(to, () => {
    to.prepare('UPDATE contact_point SET match_key = point_key(kind, value)').run();
    return withoutLoose(to);
  });
  to.pragma('foreign_keys = ON');
  migrate(to);
  const isEmpty = (table: string) => to.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined;
  if (isEmpty('policy') || isEmpty('owner')) seed(to);
  return { tables, dropped };
}

const tablesOf = (db: Db): string[] =>
  db
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all()
    .filter((name) => !COMPUTED.includes(name));

type SalvagedRow = Record<string, unknown> & { place: number };

const hasRowids = (db: Db, table: string): boolean =>
  db.prepare<[string], number>('SELECT wr FROM pragma_table_list WHERE name = ?').pluck().get(table) === 0;

/** Copies what can be read of a table, around what can't. */
function copied(from: Db, to: Db, table: string): SalvagedTable {
  const targetColumns = new Set(columnsOf(to, table).map(({ name }) => name));
  const columns = columnsOf(from, table)
    .map(({ name }) => name)
    .filter((name) => targetColumns.has(name));
  const insert = to.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  // Without row ids a table is read as far as it goes; those are small.
  const place = hasRowids(from, table) ? 'rowid' : '0';
  const selectFrom = from.prepare<[number], SalvagedRow>(
    `SELECT ${place} AS place, ${columns.join(', ')} FROM ${table} NOT INDEXED WHERE ${place} >= ? ORDER BY place`,
  );
  let rows = 0;
  let gaps = 0;
  for (let next: number | null = 0; next !== null; ) {
    const start: number = next;
    let reached = start;
    try {
      for (const { place: at, ...row } of selectFrom.iterate(start)) {
        rows += insert.run(row).changes;
        reached = at + 1;
      }
      next = null;
    } catch {
      gaps += 1;
      next = readableFrom(selectFrom, reached);
    }
  }
  return { table, rows, gaps };
}

/** The first row id after a stretch that can't be read from which reading goes on; null where it doesn't any more. */
function readableFrom(selectFrom: { get(from: number): unknown }, from: number): number | null {
  const isReadable = (at: number): boolean => {
    try {
      selectFrom.get(at);
      return true;
    } catch {
      return false;
    }
  };
  let step = 1;
  while (!isReadable(from + step)) {
    step *= 2;
    if (from + step > BEYOND) return null;
  }
  let [bad, good] = [from + Math.floor(step / 2), from + step];
  while (good - bad > 1) {
    const middle = Math.floor((bad + good) / 2);
    if (isReadable(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** What triggers mark for computing was marked when it was copied; they look for rows that may be lost. */
function withoutTriggers<T>(db: Db, work: () => T): T {
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  const result = work();
  for (const { sql } of triggers) db.exec(sql);
  return result;
}

/** Removes rows that point at what was lost, and those that then point at them. */
function withoutLoose(db: Db): number {
  let dropped = 0;
  for (;;) {
    const loose = db.pragma('foreign_key_check') as { table: string; rowid: number }[];
    if (loose.length === 0) return dropped;
    for (const { table, rowid } of loose)
      dropped += db.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid).changes;
  }
}
