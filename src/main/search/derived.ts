import { searchTokens } from '../../domain/search.ts';
import { recordOf, SEARCHED_TABLES, searchedColumns, type Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import type { Derived } from '../db/stale.ts';
import { belongsTo, isThere } from '../records/belonging.ts';
import { shownValue } from '../records/shown.ts';
import { columnsSearchedIn, createSearchIndexes, indexOf, markOf, searchedBeside } from './index-tables.ts';

export function searchIndexes(db: Db): Derived[] {
  createSearchIndexes(db);
  return SEARCHED_TABLES.map((table) => searchIndex(db, table));
}

/** Index of one table's rows. */
function searchIndex(db: Db, table: Table): Derived {
  const index = indexOf(table);
  const all = db.prepare<[], number>(`SELECT id FROM ${table}`).pluck();
  const remove = db.prepare(`DELETE FROM ${index} WHERE rowid = ?`);
  const insert = db.prepare(`INSERT INTO ${index} (rowid, tokens) VALUES (?, ?)`);
  const textsOf = searchedTexts(db, table);
  return {
    noun: markOf(table),
    recompute(rows) {
      for (const id of rows === 'all' ? all.all() : rows) {
        remove.run(id);
        const found = textsOf(id);
        if (found !== undefined) insert.run(id, searchTokens(found.texts, found.names));
      }
    },
  };
}

type Texts = { texts: string[]; names: string[] };
type Stored = Record<string, string | number | null>;

/** What a row is found by: its own texts, and those of what belongs to it; undefined where it isn't found (any more). */
function searchedTexts(db: Db, table: Table): (row: number) => Texts | undefined {
  const own = db.prepare<{ row: number }, Stored>(
    `SELECT ${searchedColumns(table).join(', ')} FROM ${table} WHERE id = @row${isThere(table)}`,
  );
  const beside = searchedBeside(table).map((of) => ({
    of,
    select: db.prepare<{ row: number }, Stored>(
      `SELECT ${columnsSearchedIn(table, of).join(', ')} FROM ${of}
       WHERE ${belongsTo(of, { [table]: '(@row)' }, { live: true })}${isThere(of)}`,
    ),
  }));
  return (row) => {
    const found = own.get({ row });
    if (found === undefined) return undefined;
    const texts: Texts = { texts: [], names: [] };
    const add = (of: Table, stored: Stored) => {
      const { fields } = recordOf(of);
      for (const [column, value] of Object.entries(stored)) {
        if (value === null || value === '') continue;
        const field = fields[column];
        const isName = field !== undefined && 'searched' in field && field.searched === 'name';
        texts[isName ? 'names' : 'texts'].push(shownValue(of, column, value));
      }
    };
    add(table, found);
    for (const { of, select } of beside) for (const stored of select.all({ row })) add(of, stored);
    return texts;
  };
}
