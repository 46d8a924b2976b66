import { unzipSync } from 'fflate';
import { ok, type Result, refuse } from '../result.ts';
import { MAX_INFLATED_BYTES } from './limits.ts';

const MEGABYTE = 1024 * 1024;
/** A workbook has a few dozen parts; thousands are an attack. */
const MAX_ENTRIES = 5_000;

/**
 * Inflates the wanted parts of a zip archive. What they would take is added up from the archive's directory before
 * anything is inflated, and no part gets more room than it declared there, so that a zip bomb costs nothing.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Result<Map<string, Uint8Array>> {
  let entries = 0;
  let total = 0;
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        entries += 1;
        if (wanted(entry.name)) total += entry.originalSize;
        return false;
      },
    });
    if (total > MAX_INFLATED_BYTES || entries > MAX_ENTRIES) {
      return refuse('invalid', 'import:error.inflated', { limit: MAX_INFLATED_BYTES / MEGABYTE });
    }
    return ok(new Map(Object.entries(unzipSync(bytes, { filter: (entry) => wanted(entry.name) }))));
  } catch {
    return refuse('invalid', 'import:error.archive');
  }
}
