import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordOf, TABLES } from '../../src/records/index.ts';

/** Links, points and what happened stay when they are removed: who reads them says that they are to be there. */
const TABLES_OF_LINKS = TABLES.filter(
  (table) => recordOf(table).link === true || recordOf(table).history === true,
);

/** An erasure, a person's record and the history are about removed ones as well. */
const ALSO_REMOVED = [
  'erasure/',
  'handover/erase.ts',
  'handover/past.ts',
  'handover/traces.ts',
  'people/erase.ts',
  'people/record.ts',
  'people/traces.ts',
  'kpi/measure-cache.ts',
];

const SOURCE = join(import.meta.dirname, '../../src/main');

/** Where a query reads one of them, and says nothing of removed ones by the name that it has there. */
const forgetful = (code: string): string[] =>
  [
    ...code.matchAll(new RegExp(`(?:FROM|JOIN) (${TABLES_OF_LINKS.join('|')})\\b(?: AS (\\w+))?`, 'g')),
  ].flatMap(({ index, 0: place, 1: table, 2: alias }) => {
    const said = alias === undefined ? `(?:${table}\\.|[ (])deleted_at` : `\\b${alias}\\.deleted_at`;
    return new RegExp(said).test(code.slice(index, index + 400)) ? [] : [place];
  });

test('whoever reads links, numbers and logs reads those that are there', () => {
  const found = globSync('**/*.ts', { cwd: SOURCE }).flatMap((file) =>
    ALSO_REMOVED.some((other) => file.startsWith(other))
      ? []
      : forgetful(readFileSync(join(SOURCE, file), 'utf8')).map((place) => `${file}: ${place}`),
  );
  expect(found).toEqual([]);
  expect(forgetful('`SELECT 1 FROM interaction_person WHERE person_id = ?`')).toHaveLength(1);
});
