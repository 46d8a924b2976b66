import type { RecordDefinition } from '../../src/records/record.ts';

/** A table as the database has it. */
export type StoredTable = {
  name: string;
  columns: { name: string; type: string; optional: boolean }[];
  references: { column: string; to: string }[];
};

type Records = Readonly<Record<string, RecordDefinition>>;
type Beside = Readonly<Record<string, { because: string; references?: Readonly<Record<string, string>> }>>;

const TYPES = {
  line: 'TEXT',
  prose: 'TEXT',
  json: 'TEXT',
  word: 'TEXT',
  day: 'TEXT',
  instant: 'INTEGER',
  flag: 'INTEGER',
  number: 'INTEGER',
  money: 'INTEGER',
  reference: 'INTEGER',
  bytes: 'BLOB',
} as const;

const references = ({ fields }: RecordDefinition) =>
  Object.entries(fields).flatMap(([column, field]) =>
    field.kind === 'reference' ? [{ column, ...field }] : [],
  );

/** In what records differ from the tables of the database, or don't say what somebody relies on. */
export function complaints(records: Records, beside: Beside, tables: readonly StoredTable[]): string[] {
  const found: string[] = [];
  const belonging = new Set(['stakeholder']);
  for (const [name, record] of Object.entries(records))
    if (
      record.through !== undefined ||
      references(record).some(({ belongs, to }) => belongs === true && belonging.has(to))
    )
      belonging.add(name);

  for (const table of tables) {
    const record = records[table.name];
    if (record !== undefined) found.push(...ofColumns(table, record), ...ofMeaning(table.name, record));
    else if (beside[table.name] === undefined) found.push(`${table.name} is neither a record nor excused`);
    else
      for (const { column, to } of table.references)
        if (records[to] !== undefined && to !== 'owner' && beside[table.name]?.references?.[column] !== to)
          found.push(`${table.name}.${column} hangs on ${to}`);
  }
  for (const name of [...Object.keys(records), ...Object.keys(beside)])
    if (!tables.some((table) => table.name === name)) found.push(`There is no table ${name}`);
  return found;

  function hasPage(record: RecordDefinition): boolean {
    const owners = references(record).filter(({ belongs }) => belongs);
    return record.page === true || owners.some(({ to }) => records[to] !== undefined && hasPage(records[to]));
  }

  function isBelow(record: RecordDefinition, above: string): boolean {
    return references(record).some(
      ({ belongs, to }) =>
        belongs === true && (to === above || (records[to] !== undefined && isBelow(records[to], above))),
    );
  }

  function ofMeaning(name: string, record: RecordDefinition): string[] {
    const {
      scope,
      uuid,
      key,
      history,
      calledBy,
      detail,
      page,
      timeline,
      differencesIn,
      through,
      untold,
      fields,
    } = record;
    const all = references(record);
    const earlier = Object.keys(records).slice(0, Object.keys(records).indexOf(name) + 1);
    const owners = all.filter(({ belongs }) => belongs);
    const hanging = all.filter(({ to }) => belonging.has(to));
    const isRoot = name === 'stakeholder';
    const told = Object.values(fields).filter(({ quiet }) => quiet !== true);
    const has = (column: string | undefined) => column === undefined || column in fields;
    const wrong: [boolean, string][] = [
      [all.some(({ to }) => !earlier.includes(to)), 'comes before what it refers to'],
      [
        !isRoot && hanging.length > 0 && owners.length === 0 && through === undefined,
        'refers to somebody’s and belongs to nobody',
      ],
      [
        !isRoot &&
          owners.every(({ optional }) => optional) &&
          hanging.some(({ belongs }) => belongs !== true),
        'may hang on somebody to whom it doesn’t belong',
      ],
      [hanging.length > 0 && scope !== 'shared', 'belongs to somebody and isn’t handed over'],
      [scope !== 'vault' && uuid === undefined, 'is known by nothing in another vault'],
      [scope !== 'vault' && !('deleted_at' in fields), 'is gone once it is removed'],
      [uuid === 'key' && key === undefined, 'is known by a key that it doesn’t have'],
      [
        scope === 'shared' &&
          history !== true &&
          key === undefined &&
          belonging.has(name) &&
          differencesIn === undefined,
        'tells nowhere what it is in another vault',
      ],
      [isSearched(record) && (uuid !== true || calledBy === undefined), 'is found and has no name or UUID'],
      [isSearched(record) && !hasPage(record), 'is found and opens nothing'],
      [
        timeline !== undefined && !['day', 'instant'].includes(fields[timeline.at]?.kind ?? ''),
        'stands nowhere on the timeline',
      ],
      [timeline !== undefined && (uuid !== true || !belonging.has(name)), 'stands on nobody’s timeline'],
      [page === true && uuid !== true, 'has a page without an address'],
      [
        Object.values(fields)
          .flatMap((field) => ('searchedIn' in field && field.searchedIn) || [])
          .some((to) => !isSearched(records[to]) || !isBelow(record, to)),
        'is found where it doesn’t belong',
      ],
      [
        ![calledBy, detail, timeline?.text, differencesIn, ...(key ?? [])].every(has),
        'names a field that it doesn’t have',
      ],
      [(told.length === 0) !== (untold !== undefined) && untold === undefined, 'tells the trail nothing'],
      [untold === '', 'isn’t told, for no reason'],
    ];
    const texts = Object.entries(fields).flatMap(([column, field]) => {
      if (!('erasure' in field) || typeof field.erasure === 'string') return [];
      const isFree =
        field.kind === 'prose' || (field.kind === 'line' && field.quiet !== true && belonging.has(name));
      if (field.erasure.none === '') return [`${name}.${column} is excused from an erasure for no reason`];
      return isFree && !INTERVALS.includes(`${name}.${column}`)
        ? [`${name}.${column} is free text that an erasure passes by`]
        : [];
    });
    return [...wrong.flatMap(([is, what]) => (is ? [`${name} ${what}`] : [])), ...texts];
  }
}

const isSearched = (record: RecordDefinition | undefined): boolean =>
  Object.values(record?.fields ?? {}).some((field) => 'searched' in field && field.searched !== undefined);

/** Lines that are read by a rule, which refuses anything else. */
const INTERVALS = ['cadence_exception.every'];

function ofColumns(table: StoredTable, record: RecordDefinition): string[] {
  const found: string[] = [];
  const stored = table.columns.filter(({ name }) => name !== 'id' && name !== 'uuid');
  if (table.columns.some(({ name }) => name === 'uuid') !== (record.uuid !== undefined))
    found.push(`${table.name} has a UUID, or says so`);
  for (const { name, type, optional } of stored) {
    const field = record.fields[name];
    const where = `${table.name}.${name}`;
    if (field === undefined) found.push(`${where} isn’t declared`);
    else {
      if (TYPES[field.kind] !== type) found.push(`${where} is ${type}, not ${field.kind}`);
      if ((field.optional === true) !== optional) found.push(`${where} may be NULL, or says so`);
      const to = table.references.find(({ column }) => column === name)?.to;
      if (to !== (field.kind === 'reference' ? field.to : undefined)) found.push(`${where} refers to ${to}`);
    }
  }
  for (const name of Object.keys(record.fields))
    if (!stored.some((column) => column.name === name)) found.push(`There is no ${table.name}.${name}`);
  return found;
}
