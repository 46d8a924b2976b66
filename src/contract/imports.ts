import { z } from 'zod';
import { ENCODINGS } from '../domain/encoding.ts';
import { STAKEHOLDER_KINDS } from '../domain/stakeholders.ts';
import { LISTED_TABLES } from '../records/entered.ts';
import { reads, works, writes } from './call.ts';
import { bytes, id, line, noAnswer } from './values.ts';

const MAX_IMPORT_BYTES = 64 * 1024 * 1024;

/** Column (by position) → field; a column not named is left out. */
const mapping = z.record(z.string().regex(/^\d{1,4}$/), z.string().max(60));
const mode = z.enum(['create', 'update', 'both']);
const key = z.enum(['name', 'phone', 'email']);
const problem = z.object({ row: z.number().int(), column: z.string().nullable(), message: z.string() });

/** Which of several matches a row means; `id` null: none of them, it is new. */
const choice = z.object({ row: z.number().int(), of: z.enum(['stakeholder', 'person']), id: id.nullable() });

const source = {
  fileName: line(300),
  content: bytes(MAX_IMPORT_BYTES),
  encoding: line(40).optional(),
  sheet: line(200).optional(),
  /** Whether rows, columns and sheets that a workbook hides are read as well. */
  hidden: z.boolean().default(false),
  mapping: mapping.optional(),
  /** Kind of the stakeholders that are made of the file's companies. */
  kind: z.enum(STAKEHOLDER_KINDS).default('customer'),
  mode: mode.default('both'),
  key: key.default('name'),
  choices: z.array(choice).max(10_000).default([]),
  /** The caller's own name for the job: progress events and cancel use it. */
  jobId: line(60).optional(),
};

/** Parts of the file that were not read. */
const leftOut = {
  /** Headings of columns that hold something, for which no field was found. */
  unread: z.array(z.string()),
  /** Other sheets of a workbook that hold something. */
  otherSheets: z.array(z.string()),
  /** What a workbook hides: how many rows, and which columns and sheets hold something. */
  hidden: z.object({ rows: z.number().int(), columns: z.array(z.string()), sheets: z.array(z.string()) }),
};

const counts = z.object({
  rows: z.number().int(),
  stakeholdersCreated: z.number().int(),
  stakeholdersUpdated: z.number().int(),
  peopleCreated: z.number().int(),
  peopleUpdated: z.number().int(),
  /** Interactions that a list dates: 最近联系时间. */
  contactsLogged: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
});

/** A list of a record's rows, as it was taken out. */
const rowsIn = z.object({
  table: z.enum(LISTED_TABLES),
  content: bytes(MAX_IMPORT_BYTES),
  encoding: z.enum(ENCODINGS).optional(),
  sheet: line(200).optional(),
});
const rowCounts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
});

/** Importing lists: CSV, XLSX and vCard. */
export const imports = {
  'imports.preview': works({
    does: 'Reads a file and tells what importing it would do. Changes nothing.',
    input: z.object(source),
    output: z.object({
      format: z.enum(['csv', 'xlsx', 'vcard']),
      encoding: z.string(),
      encodings: z.array(z.string()),
      sheets: z.array(z.string()),
      columns: z.array(
        z.object({
          position: z.number().int(),
          heading: z.string(),
          field: z.string().nullable(),
          examples: z.array(z.string()),
        }),
      ),
      fields: z.array(z.object({ field: z.string(), label: z.string() })),
      ...leftOut,
      counts,
      rows: z.array(
        z.object({
          row: z.number().int(),
          outcome: z.enum(['create', 'update', 'unchanged', 'reject']),
          company: z.string(),
          person: z.string(),
          problems: z.array(z.string()),
        }),
      ),
      /** Why rows are rejected. */
      problems: z.array(problem),
      /** What was left out, or guessed, of rows that go in. */
      warnings: z.array(problem),
      /** Rows that match several in the register; rejected unless `choices` says which is meant (`chosen`). */
      unclear: z.array(
        z.object({
          row: choice.shape.row,
          of: choice.shape.of,
          name: z.string(),
          candidates: z.array(z.object({ id, name: z.string(), detail: z.string() })),
          chosen: id.nullable().optional(),
        }),
      ),
      duplicates: z.array(
        z.object({ row: z.number().int(), name: z.string(), of: z.string(), by: key, existing: z.boolean() }),
      ),
    }),
  }),
  'imports.apply': works({
    backsUp: 'before-import',
    does: 'Imports a file: every good row in one transaction, or nothing.',
    input: z.object(source),
    output: z.object({
      counts,
      /** Why rows are rejected. */
      problems: z.array(problem),
      /** What was left out, or guessed, of rows that go in. */
      warnings: z.array(problem),
      ...leftOut,
      actionId: z.string().nullable(),
      /** Rows that were rejected, as a CSV that can be mended and imported. */
      rejectedCsv: bytes(MAX_IMPORT_BYTES).nullable(),
    }),
  }),
  'imports.previewRows': reads({
    does: 'Reads a list of rows that was taken out and tells what bringing it in would do. Changes nothing.',
    input: rowsIn,
    output: z.object({
      counts: rowCounts.extend({ rejected: z.number().int() }),
      /** Why rows are rejected: as long as there is one, nothing is imported. */
      problems: z.array(problem),
      unread: leftOut.unread,
    }),
  }),
  'imports.applyRows': writes({
    backsUp: 'before-import',
    does: 'Brings in a list of rows, all of it or nothing. Can be undone.',
    input: rowsIn,
    output: z.object({ counts: rowCounts }),
  }),
  'imports.forgetMapping': writes({
    does: 'Forgets the mapping remembered for these headings.',
    input: z.object({ signature: line(200) }),
    output: noAnswer,
  }),
};
