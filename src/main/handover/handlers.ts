import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { HandlerOutput } from '../../contract/call.ts';
import type { Certificate, handovers } from '../../contract/handover.ts';
import { tidyCode } from '../../domain/code.ts';
import { message } from '../../domain/message.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { fromUuid, toUuid } from '../db/uuid.ts';
import { afterErasing } from '../erasure/forget.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Outside, Services } from '../module.ts';
import type { Session } from '../session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import { takenOut } from '../trail/taken-out.ts';
import { certificates, pendingCertificates } from './certificates.ts';
import { collect, contentsOf } from './collect.ts';
import { countsOf } from './counts.ts';
import { erasable, eraseStakeholders } from './erase.ts';
import { differencesOf, fieldsOf, joinStakeholders } from './join.ts';
import { type Packed, readPack, receiptOf, writePack } from './pack.ts';
import { collectPast, comparison } from './past.ts';
import { renew } from './renew.ts';
import { hasOtherTagRules } from './renew-links.ts';
import { type KeyPair, newKeyPair, seal, sha256Of, unseal } from './seal.ts';
import { changesSince, latestAction } from './since.ts';
import { handoverStore } from './store.ts';
import { takeOver } from './take-over.ts';

type Calls = typeof handovers;
type Left = Pick<HandlerOutput<Calls['handover.erase']>, 'mentions' | 'sharedFiles'>;
type WithoutVault = Pick<Calls, 'handover.certificates'>;

const NOT_FOUND = refuse('not-found', 'handover:error.notFound');
/** What is gone from all of these lists after an erasure. */
const NOUNS = [
  'stakeholders',
  'people',
  'interactions',
  'nextSteps',
  'feedback',
  'attachments',
  'tags',
  'views',
  'reports',
];

/** Certificates can be read when the vault is gone. */
export const certificateHandlers = ({ userData }: Outside): Handlers<WithoutVault> => ({
  'handover.certificates': () => ok(certificates(userData).list()),
});

export function handoverHandlers(
  session: Session,
  { vault, userData }: Pick<Services, 'vault' | 'userData'>,
): Handlers<Omit<Calls, keyof WithoutVault>> {
  const { db, now, today } = session;
  const store = handoverStore(db);
  const register = stakeholderStore(db);
  const pending = pendingCertificates(db, userData);
  const rules = () => createHash('sha256').update(store.rulesOn(today())).digest('hex');

  /** The key pair of this vault, made when it is first needed. */
  async function keyPair(): Promise<KeyPair> {
    const known = store.keyPair();
    if (known !== undefined) return known;
    const made = await newKeyPair();
    session.write('handover.key', () => ok(store.keepKeyPair(made, now())));
    return store.keyPair() ?? made;
  }

  async function open(content: Uint8Array<ArrayBuffer>): Promise<Result<Packed>> {
    const opened = await unseal(content, await keyPair());
    return opened.ok ? readPack(opened.value) : opened;
  }

  /** What the leaver was responsible for is mine. What happened keeps the name of who did it. */
  function makeMine({ pack }: Packed, taken: ReturnType<typeof takeOver>): void {
    const me = register.myRow();
    const byLeaver = <T extends 'stakeholder' | 'next_step' | 'feedback'>(table: T): number[] =>
      pack.rows[table]
        .filter(({ id, owner_id }) => taken.added[table].has(id) && owner_id === pack.from.owner)
        .flatMap(({ id }) => taken.rows[table].get(id) ?? []);
    for (const row of byLeaver('stakeholder')) register.update(row, {}, me, now(), today());
    for (const row of byLeaver('next_step')) store.giveStep(row, me, now());
    for (const row of byLeaver('feedback')) store.giveCase(row, me, now());
  }

  return {
    async 'handover.key'() {
      const { recipient } = await keyPair();
      return ok({ recipient });
    },

    async 'handover.prepare'({ recipient, successor, leaver, stakeholderIds }) {
      const whole = stakeholderIds === undefined;
      const chosen = whole ? store.everybody() : stakeholderIds.map((id) => register.rowOf(id));
      const held = chosen.filter((row) => row !== undefined);
      if (held.length !== chosen.length) return refuse('not-found', 'stakeholders:error.notFound');
      if (held.length === 0) return refuse('conflict', 'handover:error.nobody');
      const me = store.me();
      const upTo = latestAction(db);
      const rows = collect(db, held, whole);
      for (const owner of rows.owner) if (owner.id === me.row) owner.name = leaver;
      const pack = {
        format: 2,
        id: randomUUID(),
        madeAt: now(),
        whole,
        from: { name: leaver, department: me.department, owner: me.row },
        receiptKey: randomBytes(32).toString('hex'),
        rules: rules(),
        past: collectPast(db, rows, held, whole),
        rows,
      } as const;
      const sealed = await seal(writePack({ pack, contents: contentsOf(db, rows.attachment) }), recipient);
      if (!sealed.ok) return sealed;
      const made = {
        id: pack.id,
        direction: 'given' as const,
        madeAt: pack.madeAt,
        otherName: successor,
        whole,
        counts: countsOf(rows),
        sha256: sha256Of(sealed.value),
        leaver,
      };
      const receipt = sha256Of(Buffer.from(tidyCode(receiptOf(pack)))).toString('hex');
      const written = session.write('handover.prepare', () => {
        store.add({ ...made, receipt }, held);
        const { stakeholders } = made.counts;
        const detail = { handover: pack.id, stakeholders, upTo };
        session.note({ event: 'handed-over', call: 'handover.prepare', detail });
        return ok({});
      });
      if (!written.ok) return written;
      const given = store.find(pack.id);
      if (given === undefined) return NOT_FOUND;
      const fileName = `${session.text(message('handover:fileName', { successor }))}-${today()}.liaison-pack`;
      return ok({ ...given, fileName, content: sealed.value });
    },

    async 'handover.preview'({ content }) {
      const opened = await open(content);
      if (!opened.ok) return opened;
      const { pack } = opened.value;
      const { name, department } = pack.from;
      const packed = pack.rows.stakeholder.filter(({ merged_into }) => merged_into === null);
      const fresh = packed.filter(({ uuid }) => register.rowOf(uuid) === undefined);
      return ok({
        from: { name, department },
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
        otherRules: pack.rules !== rules() || hasOtherTagRules(db, pack.rows),
      });
    },

    async 'handover.receive'({ content, merge, responsible }) {
      const opened = await open(content);
      if (!opened.ok) return opened;
      const { pack } = opened.value;
      const packed = new Map(
        pack.rows.stakeholder.flatMap(({ id, uuid, merged_into }) =>
          merged_into === null ? [[uuid, id] as const] : [],
        ),
      );
      const joining = merge.map((one) => ({ ...one, packed: packed.get(toUuid(one.id).toString('hex')) }));
      if (joining.some(({ packed, existingId }) => packed === undefined || !store.isHere(existingId)))
        return refuse('not-found', 'stakeholders:error.notFound');
      const receipt = receiptOf(pack);
      const written = session.write('handover.receive', () => {
        const compare = comparison(db, pack);
        const taken = takeOver(db, opened.value, compare);
        if (responsible) makeMine(opened.value, taken);
        const joined = new Set<number>();
        for (const { id, existingId, take, packed = 0 } of joining) {
          if (!taken.added.stakeholder.has(packed) || joined.has(packed)) continue;
          const done = joinStakeholders(session, existingId, id, take);
          if (!done.ok) return done;
          joined.add(packed);
        }
        const renewed = renew(session, pack.rows, taken, compare);
        if (!renewed.ok) return renewed;
        const added = countsOf(pack.rows, {
          ...taken.added,
          stakeholder: taken.added.stakeholder.difference(joined),
        });
        const { id, madeAt, whole } = pack;
        const sha256 = sha256Of(content);
        store.add(
          {
            id,
            direction: 'received',
            madeAt,
            otherName: pack.from.name,
            whole,
            counts: added,
            sha256,
            receipt,
            leaver: '',
          },
          [],
        );
        return ok({ added, kept: renewed.value });
      });
      if (!written.ok) return written;
      const { value, actionId } = written;
      return ok({ id: pack.id, ...value, receipt, actionId: actionId === null ? null : String(actionId) });
    },

    'handover.list': () => ok(store.list()),

    'handover.acknowledge'({ id, receipt }) {
      const expected = store.expectedReceipt(id);
      if (expected === undefined) return NOT_FOUND;
      if (sha256Of(Buffer.from(tidyCode(receipt))).toString('hex') !== expected)
        return refuse('invalid', 'handover:error.wrongReceipt');
      store.acknowledge(id, receipt, now());
      return ok({});
    },

    async 'handover.erase'({ id, passphrase, changedSince }) {
      const given = id === undefined ? null : store.proof(id);
      if (given === undefined) return NOT_FOUND;
      if (given?.acknowledgedAt === null) return refuse('conflict', 'handover:error.notAcknowledged');
      if (given !== null && given.erasedAt !== null)
        return refuse('conflict', 'handover:error.erasedAlready');
      const allowed = await vault.check(passphrase);
      if (!allowed.ok) return allowed;
      if (given !== null && !changedSince) {
        const held = given.whole ? null : store.stakeholdersOf(given.id);
        const count = changesSince(db, store.upTo(given.id), held);
        if (count > 0) return refuse('conflict', 'handover:error.changedSince', { count });
      }
      const me = store.me();
      const scope = given === null || given.whole ? 'vault' : 'part';
      if (scope === 'vault' && !(await vault.isAlone())) return refuse('conflict', 'backups:error.inUse');
      const issued: Omit<Certificate, 'files' | 'unreached'> = {
        id: given?.id ?? randomUUID(),
        scope,
        leaver: { name: (given && store.leaverOf(given.id)) || me.name, department: me.department },
        handover: given && {
          successor: given.otherName,
          madeAt: given.madeAt,
          acknowledgedAt: given.acknowledgedAt,
          sha256: given.sha256,
          receipt: given.receipt,
          counts: given.counts,
        },
        counts:
          given === null || given.whole
            ? { ...countsOf(collect(db, store.everybody(), true)), reports: store.approvedReports() }
            : countsOf(erasable(db, store.stakeholdersOf(given.id))),
        erasedAt: now(),
        takenOut: takenOut(session),
      };
      const kept = certificates(userData);
      if (scope === 'vault') {
        const folders = [dirname(db.name), ...vault.copies()];
        const promised = kept.promise({ ...issued, files: [], unreached: [] }, folders);
        if (!promised.ok) return promised;
      }
      const {
        gone: files,
        unreached,
        ...left
      } = given !== null && scope === 'part'
        ? erasePart(given.id, issued)
        : { ...(await vault.destroy()), finished: true, mentions: 0, sharedFiles: [] };
      const done = { ...issued, files, unreached };
      if (!left.finished) return ok({ ...done, ...left });
      try {
        kept.keep(done);
        if (scope === 'part') pending.forget(done.id);
      } catch {
        // Of a part the vault itself remembers it, and keeps it when it is opened next; of the whole what was promised holds.
        return ok({ ...done, ...left, finished: scope === 'vault' });
      }
      return ok({ ...done, ...left });
    },
  };

  /** Tells what was destroyed of backups, what could not be reached, whether the file is rid of it already, and what stays with others. */
  function erasePart(id: string, issued: Omit<Certificate, 'files' | 'unreached'>) {
    const replacement = session.text(message('handover:handedOver'));
    let left: Left = { mentions: 0, sharedFiles: [] };
    session.write('handover.erase', () => {
      const { mentions, sharedFiles, ...erased } = eraseStakeholders(
        db,
        store.stakeholdersOf(id),
        now(),
        replacement,
      );
      left = { mentions, sharedFiles };
      store.erased(id, now());
      pending.remember({ ...issued, files: [], unreached: [] });
      session.note({ event: 'erased', call: 'handover.erase', detail: { handover: id, ...erased } });
      return ok({});
    });
    return { ...afterErasing(session, vault, NOUNS), ...left };
  }
}
