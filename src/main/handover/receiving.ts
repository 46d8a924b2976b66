import type { HandlerInput } from '../../contract/call.ts';
import type { handovers } from '../../contract/handover.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { fromUuid, toUuid } from '../db/uuid.ts';
import type { Handlers } from '../ipc/serve.ts';
import { beginJob } from '../jobs/begin.ts';
import type { Services } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import { countsOf } from './counts.ts';
import { differencesOf, fieldsOf, joinStakeholders } from './join.ts';
import { vaultKeys } from './keys.ts';
import type { Pack, PackedRow } from './pack.ts';
import { contentBytes, type OpenedPack, proved, readPack, unlessUnreadable } from './pack-file.ts';
import { comparison } from './past.ts';
import { allowSigner, peerStore } from './peers.ts';
import { receiptOf } from './receipt.ts';
import { renew } from './renew.ts';
import { hasOtherTagRules } from './renew-links.ts';
import { rulesOf } from './rules.ts';
import { unseal } from './seal.ts';
import { codeOfKey } from './signing.ts';
import { handoverStore } from './store.ts';
import { contentsInto, takeOver } from './take-over.ts';

type Calls = Pick<typeof handovers, 'handover.hold' | 'handover.preview' | 'handover.receive'>;
type Given = HandlerInput<Calls['handover.preview']>['content'];

const NOT_FOUND = refuse('not-found', 'handover:error.notFound');
const MEGABYTE = 1024 * 1024;

/** Taking packs in, looking at them, and taking them over. */
export function receivingHandlers(
  session: Session,
  { held, jobs, packBytes }: Pick<Services, 'held' | 'jobs' | 'packBytes'>,
): Handlers<Calls> {
  const { db, now, today } = session;
  const store = handoverStore(db);
  const peers = peerStore(db);
  const register = stakeholderStore(db);
  const tooLarge = () =>
    refuse('invalid', 'handover:error.largerThanAllowed', { limit: Math.floor(packBytes / MEGABYTE) });

  /** Opens a pack for as long as the work on it takes. */
  async function opened<T>(
    content: Given,
    work: (opened: OpenedPack) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const given = content instanceof Uint8Array ? content : null;
    const id = content instanceof Uint8Array ? held.place().held : content.held;
    if (given !== null) held.append(id, given);
    const file = held.fileOf(id);
    let close = () => {};
    try {
      if (file === undefined) return NOT_FOUND;
      if (held.lengthOf(id) > packBytes) return tooLarge();
      const { pair } = await vaultKeys(session);
      const unsealed = await unseal(file, pair);
      if (!unsealed.ok) return unsealed;
      close = unsealed.value.close;
      const read = await readPack(unsealed.value, pair.recipient);
      return read.ok ? await unlessUnreadable(() => work(read.value)) : read;
    } finally {
      close();
      if (given !== null) held.letGo(id);
    }
  }

  /** What the leaver was responsible for is mine. What happened keeps the name of who did it. */
  function makeMine(pack: Pack, taken: ReturnType<typeof takeOver>): void {
    const me = register.myRow();
    const byLeaver = (table: 'stakeholder' | 'next_step' | 'feedback'): number[] =>
      (pack.rows[table] as Pick<PackedRow<'stakeholder'>, 'id' | 'owner_id'>[])
        .filter(({ id, owner_id }) => taken.added[table].has(id) && owner_id === pack.from.owner)
        .flatMap(({ id }) => taken.rows[table].get(id) ?? []);
    for (const row of byLeaver('stakeholder')) register.update(row, {}, me, now(), today());
    for (const row of byLeaver('next_step')) store.giveStep(row, me, now());
    for (const row of byLeaver('feedback')) store.giveCase(row, me, now());
  }

  function previewOf({ pack }: OpenedPack) {
    const { name, department } = pack.from;
    const packed = pack.rows.stakeholder.filter(({ merged_into }) => merged_into === null);
    const fresh = packed.filter(({ uuid }) => register.rowOf(uuid) === undefined);
    return {
      from: { name, department },
      signer: peers.signer(pack.signer, name),
      madeAt: pack.madeAt,
      whole: pack.whole,
      counts: countsOf(pack.rows),
      known: packed.length - fresh.length,
      duplicates: fresh.flatMap((row) => {
        const found = store.sameName(row.name, toUuid(row.uuid));
        const mine = found === undefined ? undefined : register.get(found)?.stakeholder;
        if (mine === undefined) return [];
        const differences = differencesOf(mine, fieldsOf(row), session.text);
        return [{ id: fromUuid(toUuid(row.uuid)), name: row.name, existingId: mine.id, differences }];
      }),
      otherRules: pack.rules !== rulesOf(db, today()) || hasOtherTagRules(db, pack.rows),
    };
  }

  return {
    'handover.hold'({ held: begun, content }) {
      const id = begun ?? held.place().held;
      if (held.lengthOf(id) + content.length > packBytes) {
        held.letGo(id);
        return tooLarge();
      }
      return held.append(id, content) ? ok({ held: id, bytes: held.lengthOf(id) }) : NOT_FOUND;
    },

    'handover.preview': ({ content, jobId }) =>
      opened(content, async (pack) => {
        const job = beginJob(session, jobs, jobId);
        const whole = await proved(pack, job).finally(job.end);
        return whole.ok ? ok(previewOf(pack)) : whole;
      }),

    'handover.receive': ({ content, merge, responsible, confirmed, jobId }) =>
      opened(content, async ({ pack, sha256, contents }) => {
        const packed = new Map(
          pack.rows.stakeholder.flatMap(({ id, uuid, merged_into }) =>
            merged_into === null ? [[uuid, id] as const] : [],
          ),
        );
        const joining = merge.map((one) => ({ ...one, packed: packed.get(toUuid(one.id).toString('hex')) }));
        if (joining.some(({ packed, existingId }) => packed === undefined || !store.isHere(existingId)))
          return refuse('not-found', 'stakeholders:error.notFound');
        const { signing } = await vaultKeys(session);
        const receipt = receiptOf({ pack, sha256 }, signing);
        async function* work() {
          const { name } = pack.from;
          const allowed = allowSigner(peers, { key: pack.signer, name, confirmed }, now());
          if (!allowed.ok) return allowed;
          const compare = comparison(db, pack);
          const taken = takeOver(db, pack, compare);
          const putIn = contentsInto(db, taken);
          for await (const one of contents) {
            putIn(one);
            yield one.content.length;
          }
          if (responsible) makeMine(pack, taken);
          const joined = new Set<number>();
          for (const { id, existingId, take, packed = 0 } of joining) {
            if (!taken.added.stakeholder.has(packed) || joined.has(packed)) continue;
            const done = joinStakeholders(session, existingId, id, take);
            if (!done.ok) return done;
            joined.add(packed);
          }
          const renewed = renew(session, pack.rows, taken, compare);
          if (!renewed.ok) return renewed;
          const counts = countsOf(pack.rows, {
            ...taken.added,
            stakeholder: taken.added.stakeholder.difference(joined),
          });
          const { id, madeAt, whole, signer } = pack;
          const fields = { id, madeAt, whole, counts, sha256, receipt, signer, leaver: '' };
          const format = signer === null ? 2 : 3;
          store.add({ ...fields, format, direction: 'received', otherName: name }, []);
          return ok({ added: counts, kept: renewed.value });
        }
        const job = beginJob(session, jobs, jobId);
        const total = contentBytes(pack);
        let done = 0;
        const step = (bytes: number) => {
          done += bytes;
          job.tell(done, total);
        };
        const written = await session
          .writeInSteps('handover.receive', work, { signal: job.signal, step })
          .finally(job.end);
        if (!written.ok) return written;
        const { value, actionId } = written;
        const code = codeOfKey(signing.key);
        return ok({
          id: pack.id,
          ...value,
          receipt,
          code,
          actionId: actionId === null ? null : String(actionId),
        });
      }),
  };
}
