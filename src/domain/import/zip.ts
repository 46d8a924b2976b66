import { unzipSync } from 'fflate';
import { ok, type Result, refuse } from '../result.ts';
import { MAX_INFLATED_BYTES } from './limits.ts';

const MEGABYTE = 1024 * 1024;
/** The most that an archive may hold. A workbook has a few dozen parts; thousands are an attack. */
type Limits = { entries: number; inflatedBytes: number };
const OF_A_WORKBOOK: Limits = { entries: 5_000, inflatedBytes: MAX_INFLATED_BYTES };

/**
 * Inflates the wanted parts of a zip archive. What they would take is added up from the archive's directory before
 * anything is inflated, and no part gets more room than it declared there, so that a zip bomb costs nothing.
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits = OF_A_WORKBOOK,
): Result<Map<string, Uint8Array>> {
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
    if (total > limits.inflatedBytes || entries > limits.entries) {
      return refuse('invalid', 'import:error.inflated', { limit: limits.inflatedBytes / MEGABYTE });
    }
    return ok(new Map(Object.entries(unzipSync(bytes, { filter: (entry) => wanted(entry.name) }))));
  } catch {
    return refuse('invalid', 'import:error.archive');
  }
}
