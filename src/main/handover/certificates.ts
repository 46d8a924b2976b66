import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Certificate, certificate } from '../../contract/handover.ts';
import { writeFileAtomically } from '../vault/files.ts';

/** Certificates outlive the vault that they speak of: files of this computer, which name nobody in the register. */
export function certificates(userData: string) {
  const folder = join(userData, 'certificates');
  const read = (file: string): Certificate[] => {
    try {
      const parsed = z.safeDecode(certificate, JSON.parse(readFileSync(join(folder, file), 'utf8')));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  };
  return {
    keep(one: Certificate): void {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const wire = z.encode(certificate, one);
      writeFileAtomically(join(folder, `${one.id}.json`), `${JSON.stringify(wire, null, 2)}\n`);
    },
    /** Latest first; a file that can't be read counts as none. */
    list(): Certificate[] {
      let files: string[] = [];
      try {
        files = readdirSync(folder).filter((file) => file.endsWith('.json'));
      } catch {
        // None was ever issued here.
      }
      return files.flatMap(read).sort((a, b) => b.erasedAt - a.erasedAt);
    },
  };
}
