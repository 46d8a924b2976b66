import type { Db } from './open.ts';

const files = import.meta.glob<string>('./migrations/*.sql', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Migrations in order; the first brings `user_version` from 0 to 1. */
const migrations: string[] = Object.entries(files)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([, sql]) => sql);

export const SCHEMA_VERSION = migrations.length;

export const schemaVersion = (db: Db): number => db.pragma('user_version', { simple: true }) as number;

/** Brings the schema to this version, or an earlier one, each step in a transaction of its own. The caller has refused newer vaults. */
export function migrate(db: Db, until = SCHEMA_VERSION): void {
  // A table that others refer to is made anew by dropping it.
  db.pragma('foreign_keys = OFF');
  try {
    steps(db, until);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function steps(db: Db, until: number): void {
  for (let version = schemaVersion(db); version < until; version++) {
    const sql = migrations[version];
    if (sql === undefined) throw new Error(`No migration to version ${version + 1}`);
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version + 1}`);
    }).immediate();
  }
}
