import { isField, isRepeatable } from '../../domain/imports/fields.ts';
import type { InputOf, OutputOf } from '../bridge.ts';

export type Source = InputOf<'imports.preview'>;
export type Preview = OutputOf<'imports.preview'>;
export type Result = OutputOf<'imports.apply'>;
export type Counts = Preview['counts'];
/** What the user may choose about a file; what is not chosen the core finds out. */
export type Options = Pick<
  Source,
  'encoding' | 'sheet' | 'hidden' | 'mapping' | 'kind' | 'mode' | 'key' | 'choices'
>;

export const MODES = ['both', 'create', 'update'] as const satisfies NonNullable<Source['mode']>[];
export const KEYS = ['name', 'phone', 'email'] as const satisfies NonNullable<Source['key']>[];

/** Largest file that an import takes, in bytes. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** A file that the user chose. */
export type SourceFile = { fileName: string /** Base64. */; content: string };

/** Rows that would change the vault. */
export const goodRows = ({ rows, rejected, unchanged }: Counts): number => rows - rejected - unchanged;

/**
 * The whole mapping with one column sent to another field, or to none. A field of which a row has one lets go of the column
 * that it had; several columns may hold phones.
 */
export function remap(
  columns: Preview['columns'],
  position: number,
  field: string | null,
): Record<string, string> {
  const single = field !== null && isField(field) && !isRepeatable(field);
  const mapping: Record<string, string> = {};
  for (const column of columns) {
    const displaced = single && column.field === field;
    const goesTo = column.position === position ? field : displaced ? null : column.field;
    if (goesTo !== null) mapping[column.position] = goesTo;
  }
  return mapping;
}
