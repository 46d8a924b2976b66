import { randomBytes, randomUUID } from 'node:crypto';
import { type handovers, PIECE_BYTES } from '../../contract/handover.ts';
import { message } from '../../domain/message.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import { beginJob, type Job } from '../jobs/begin.ts';
import type { Services } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import { Unreadable } from './bytes.ts';
import { collect, contentOf } from './collect.ts';
import { countsOf } from './counts.ts';
import { type VaultKeys, vaultKeys } from './keys.ts';
import type { SignedPack } from './lines.ts';
import { writePack } from './pack-file.ts';
import { collectPast } from './past.ts';
import { expectedOf } from './receipt.ts';
import { rulesOf } from './rules.ts';
import { isRecipient, seal, sealedBytes } from './seal.ts';
import { codeOfKey } from './signing.ts';
import { latestAction } from './since.ts';
import { handoverStore } from './store.ts';

type Calls = Pick<typeof handovers, 'handover.prepare' | 'handover.piece' | 'handover.letGo'>;
type Wanted = { recipient: string; leaver: string; stakeholderIds?: string[] | undefined };

const NOT_FOUND = refuse('not-found', 'handover:error.notFound');
const CANCELLED = refuse('cancelled', 'bridge:error.cancelled');
const MEGABYTE = 1024 * 1024;

/** Making packs, and taking them out. */
export function givingHandlers(
  session: Session,
  { held, jobs, packBytes }: Pick<Services, 'held' | 'jobs' | 'packBytes'>,
): Handlers<Calls> {
  const { db, now, today } = session;
  const store = handoverStore(db);
  const register = stakeholderStore(db);

  /** What goes, as it is now. */
  function packOf({ recipient, leaver, stakeholderIds }: Wanted, { signing }: VaultKeys) {
    const whole = stakeholderIds === undefined;
    const chosen = whole ? store.everybody() : stakeholderIds.map((id) => register.rowOf(id));
    const rows = chosen.filter((row) => row !== undefined);
    if (rows.length !== chosen.length) return refuse('not-found', 'stakeholders:error.notFound');
    if (rows.length === 0) return refuse('conflict', 'handover:error.nobody');
    const me = store.me();
    const packed = collect(db, rows, whole);
    for (const owner of packed.owner) if (owner.id === me.row) owner.name = leaver;
    const pack: SignedPack = {
      format: 3,
      id: randomUUID(),
      madeAt: now(),
      whole,
      to: recipient,
      from: { name: leaver, department: me.department, owner: me.row },
      signer: signing.key,
      receiptKey: randomBytes(32).toString('hex'),
      rules: rulesOf(db, today()),
      past: collectPast(db, packed, rows, whole),
      rows: packed,
    };
    return ok({ pack, chosen: rows, upTo: latestAction(db) });
  }

  /** Seals a pack into a file, unless it would be larger than may be; tells its SHA-256. */
  async function sealInto(file: string, pack: SignedPack, keys: VaultKeys, on: Job): Promise<Result<Buffer>> {
    const written = await writePack(pack, contentOf(db), keys.signing);
    if (!written.ok) return written;
    const { bytes, content } = written.value;
    if (sealedBytes(bytes) > packBytes)
      return refuse('conflict', 'handover:error.tooLarge', {
        size: Math.ceil(sealedBytes(bytes) / MEGABYTE),
        limit: Math.floor(packBytes / MEGABYTE),
      });
    async function* told(): AsyncGenerator<Uint8Array> {
      let done = 0;
      for await (const piece of content) {
        if (on.signal.aborted || !db.open) throw new Cancelled();
        yield piece;
        done += piece.length;
        on.tell(done, bytes);
      }
    }
    try {
      return ok(await seal(file, told(), pack.to));
    } catch (error) {
      if (error instanceof Cancelled) return CANCELLED;
      if (error instanceof Unreadable) return refuse('conflict', 'handover:error.changedMeanwhile');
      throw error;
    }
  }

  return {
    async 'handover.prepare'({ successor, jobId, ...wanted }) {
      if (!isRecipient(wanted.recipient)) return refuse('invalid', 'handover:error.recipient');
      const keys = await vaultKeys(session);
      const made = packOf(wanted, keys);
      if (!made.ok) return made;
      const { pack, chosen, upTo } = made.value;
      const place = held.place();
      const job = beginJob(session, jobs, jobId);
      const sealed = await sealInto(place.file, pack, keys, job).finally(job.end);
      const counts = countsOf(pack.rows);
      const { id, madeAt, whole, format, from } = pack;
      const written = sealed.ok
        ? session.write('handover.prepare', () => {
            const receipt = expectedOf(pack, sealed.value);
            const fields = { id, madeAt, whole, format, counts, sha256: sealed.value, receipt, signer: null };
            store.add({ ...fields, direction: 'given', otherName: successor, leaver: from.name }, chosen);
            const detail = { handover: id, stakeholders: counts.stakeholders, upTo };
            session.note({ event: 'handed-over', call: 'handover.prepare', detail });
            return ok({});
          })
        : sealed;
      const given = written.ok ? store.find(id) : undefined;
      if (given === undefined) held.letGo(place.held);
      if (!written.ok) return written;
      if (given === undefined) return NOT_FOUND;
      const fileName = `${session.text(message('handover:fileName', { successor }))}-${today()}.liaison-pack`;
      const content = { held: place.held, bytes: held.lengthOf(place.held) };
      return ok({ ...given, fileName, content, code: codeOfKey(keys.signing.key) });
    },

    'handover.piece'({ held: id, from }) {
      const content = held.read(id, from, PIECE_BYTES);
      return content === undefined ? NOT_FOUND : ok({ content });
    },

    'handover.letGo'({ held: id }) {
      held.letGo(id);
      return ok({});
    },
  };
}

class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
