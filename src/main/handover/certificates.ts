import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Certificate, certificate } from '../../contract/handover.ts';
import type { Db } from '../db/open.ts';
import { type Destroyed, writeFileAtomically } from '../vault/files.ts';

type Wire = z.input<typeof certificate>;

/** Those of before something was told don't have it. */
const withAll = ({ takenOut = [], counts, handover, ...kept }: Wire): Wire => ({
  ...kept,
  takenOut,
  counts: withReports(counts),
  handover: handover && { ...handover, counts: withReports(handover.counts) },
});
const withReports = ({ reports = 0, ...counts }: Wire['counts']) => ({ ...counts, reports });

/** Certificates outlive the vault that they speak of: files of this computer, which name nobody in the register. */
export function certificates(userData: string) {
  const folder = join(userData, 'certificates');
  const read = (file: string): Certificate[] => {
    try {
      const parsed = z.safeDecode(certificate, withAll(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
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

/**
 * A certificate is kept in the vault from the transaction that erases until its file is written: whoever is cut short in between gets it
 * when the vault is opened next.
 */
export function pendingCertificates(db: Db, userData: string) {
  const KEY = 'certificate ';
  const insert = db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM meta WHERE key = ?');
  const all = db
    .prepare<[], string>(`SELECT value FROM meta WHERE substr(key, 1, ${KEY.length}) = '${KEY}'`)
    .pluck();
  return {
    remember: (one: Certificate): void =>
      void insert.run(KEY + one.id, JSON.stringify(z.encode(certificate, one))),
    forget: (id: string): void => void remove.run(KEY + id),
    /** @param erased what ending the erasure came to, where it had been cut short */
    keep(erased: Destroyed | null): void {
      for (const json of all.all()) {
        const kept = z.decode(certificate, withAll(JSON.parse(json)));
        const one = erased === null ? kept : { ...kept, files: erased.gone, unreached: erased.unreached };
        certificates(userData).keep(one);
        remove.run(KEY + one.id);
      }
    },
  };
}
