import type { Db } from './open.ts';

const readingOnly = new WeakSet<Db>();

/**
 * Runs work during which no statement of the connection writes; one that would throws. `PRAGMA query_only` says the same, but has
 * every prepared statement compiled anew: a small call takes four times as long.
 */
export function readOnly<T>(db: Db, work: () => T): T {
  readingOnly.add(db);
  try {
    return work();
  } finally {
    readingOnly.delete(db);
  }
}

type Run = (...args: never[]) => unknown;

/** Makes the statements of a connection heed `readOnly`. */
export function heedReadOnly(db: Db): void {
  const unlessReading =
    <R extends Run>(of: object, run: R) =>
    (...args: Parameters<R>): unknown => {
      if (readingOnly.has(db)) throw new Error('A call that only reads has tried to write');
      return run.apply(of, args);
    };
  const { prepare, exec } = db;
  const guarded = (sql: string) => {
    const statement = prepare.call(db, sql);
    if (!statement.readonly)
      for (const name of ['run', 'get', 'all', 'iterate'] as const)
        Object.assign(statement, { [name]: unlessReading(statement, statement[name] as Run) });
    return statement;
  };
  Object.assign(db, { prepare: guarded, exec: unlessReading(db, exec as Run) });
}
