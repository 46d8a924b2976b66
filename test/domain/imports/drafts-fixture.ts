import { readFileSync } from 'node:fs';
import { readDrafts } from '../../../src/domain/imports/drafts.ts';
import { recogniseHeadings } from '../../../src/domain/imports/headings.ts';
import { readSource } from '../../../src/domain/imports/read.ts';

/** What a list is understood as, with nothing said about it. */
export function understand(bytes: Uint8Array) {
  const source = readSource(bytes);
  if (!source.ok) throw new Error(source.error.message.key);
  const { table, encoding, format } = source.value;
  const rows = [...readDrafts(table, table.fields ?? recogniseHeadings(table.headings))];
  return { rows, encoding, format };
}

/** The same of a file in `test/fixtures/import`. */
export const drafts = (name: string) =>
  understand(readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url)));

export const point = (label: string, value: string) => ({ label, value });

export const born = (
  month: number,
  day: number,
  year: number | null = null,
  calendar: 'solar' | 'lunar' = 'solar',
) => ({ month, day, year, calendar, leap: false });
