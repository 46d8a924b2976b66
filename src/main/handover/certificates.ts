import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Certificate, certificate } from '../../contract/handover.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { createPrivateFolder, namesIn, writeFileAtomically } from '../computer/files.ts';
import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';
import type { DestroyResult } from '../vault/files.ts';
import { readKeyFiles } from '../vault/key-files.ts';
import { barredFrom, reasonOf } from '../vault/trouble.ts';

/** Written before a vault is destroyed: it holds once none of these folders has a key any more that could open it. */
const promise = z.object({ folders: z.array(z.string()).min(1), certificate: z.unknown() });

function isGone(folder: string): boolean {
  // A stick that was pulled out is not gone, nor is what we may not read.
  if (!existsSync(dirname(folder)) || barredFrom(folder) !== null) return false;
  const keys = readKeyFiles(folder);
  return !keys.ok && keys.error.code !== 'conflict';
}

type Wire = z.input<typeof certificate>;

/** Those of before something was told don't have it. */
const withAll = ({ takenOut = [], leaverCode = null, counts, handover, ...kept }: Wire): Wire => ({
  ...kept,
  takenOut,
  leaverCode,
  counts: withReports(counts),
  handover: handover && {
    ...handover,
    successorCode: handover.successorCode ?? null,
    counts: withReports(handover.counts),
  },
});
const withReports = ({ reports = 0, ...counts }: Wire['counts']) => ({ ...counts, reports });

/** Certificates outlive the vault that they speak of: files of this computer, which name nobody in the register. */
export function certificates(userData: string) {
  const folder = join(userData, 'certificates');
  const kept = (id: string) => join(folder, `${id}.json`);
  const promised = (id: string) => join(folder, `${id}.promised`);
  const write = (file: string, content: unknown) => {
    createPrivateFolder(folder);
    writeFileAtomically(file, `${JSON.stringify(content, null, 2)}\n`);
  };
  const names = (): string[] => namesIn(folder).toSorted();
  const promiseIn = (name: string) => promise.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const parsed = (wire: Wire): Certificate[] => {
    const { data } = z.safeDecode(certificate, withAll(wire));
    return data === undefined ? [] : [data];
  };
  const read = (name: string): Certificate[] => {
    try {
      if (name.endsWith('.json')) return parsed(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      const { folders, certificate } = promiseIn(name);
      return folders.every(isGone) ? parsed(certificate as Wire) : [];
    } catch {
      return [];
    }
  };
  return {
    /**
     * Keeps what can be told of a vault that is about to be destroyed with all copies in these folders: whoever is cut short then has it.
     * Where it can't be kept, that is said while there is something to lose.
     */
    promise(one: Certificate, folders: readonly string[]): Result<unknown> {
      try {
        // Of the same vault, when it couldn't be destroyed.
        for (const name of names().filter((one) => one.endsWith('.promised')))
          if (promiseIn(name).folders[0] === folders[0]) rmSync(join(folder, name));
        write(promised(one.id), { folders, certificate: z.encode(certificate, one) });
        return ok({});
      } catch (error) {
        return refuse('conflict', 'handover:error.noCertificate', { folder, reason: reasonOf(error) });
      }
    },
    keep(one: Certificate): void {
      write(kept(one.id), z.encode(certificate, one));
      rmSync(promised(one.id), { force: true });
    },
    /** Latest first; a file that can't be read counts as none. */
    list(): Certificate[] {
      // What was kept comes first, and replaces what was promised.
      const all = names()
        .filter((name) => /\.(json|promised)$/.test(name))
        .flatMap(read);
      return [...new Map(all.toReversed().map((one) => [one.id, one])).values()].sort(
        (a, b) => b.erasedAt - a.erasedAt,
      );
    },
  };
}

/**
 * A certificate is kept in the vault from the transaction that erases until its file is written: whoever is cut short in between gets it
 * when the vault is opened next.
 */
export function pendingCertificates(db: Db, userData: string) {
  const KEY = 'certificate ';
  const kept = (id: string) => metaOf(db, KEY + id);
  const all = db
    .prepare<[], string>(`SELECT value FROM meta WHERE substr(key, 1, ${KEY.length}) = '${KEY}'`)
    .pluck();
  return {
    remember: (one: Certificate): void => kept(one.id).set(JSON.stringify(z.encode(certificate, one))),
    forget: (id: string): void => kept(id).remove(),
    /** @param erased what ending the erasure came to, where it had been cut short */
    keep(erased: DestroyResult | null): void {
      for (const json of all.all()) {
        const issued = z.decode(certificate, withAll(JSON.parse(json)));
        const one = erased === null ? issued : { ...issued, files: erased.gone, unreached: erased.unreached };
        certificates(userData).keep(one);
        kept(one.id).remove();
      }
    },
  };
}
