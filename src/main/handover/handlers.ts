import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { HandlerOutput } from '../../contract/call.ts';
import type { Certificate, handovers } from '../../contract/handover.ts';
import { message } from '../../domain/message.ts';
import { ok, refuse } from '../../domain/result.ts';
import { afterErasing } from '../erasure/forget.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Outside, Services } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import { takenOut } from '../trail/taken-out.ts';
import { certificates, pendingCertificates } from './certificates.ts';
import { collect } from './collect.ts';
import { countsOf } from './counts.ts';
import { erasable, eraseStakeholders } from './erase.ts';
import { givingHandlers } from './giving.ts';
import { vaultKeys } from './keys.ts';
import { allowSigner, peerStore } from './peers.ts';
import { signerOfReceipt } from './receipt.ts';
import { receivingHandlers } from './receiving.ts';
import { codeOfKey } from './signing.ts';
import { changesSince } from './since.ts';
import { handoverStore } from './store.ts';

type Calls = typeof handovers;
type Left = Pick<HandlerOutput<Calls['handover.erase']>, 'mentions' | 'sharedFiles'>;
type WithoutVault = Pick<Calls, 'handover.certificates'>;

const NOT_FOUND = refuse('not-found', 'handover:error.notFound');

/** Certificates can be read when the vault is gone. */
export const certificateHandlers = ({ userData }: Outside): Handlers<WithoutVault> => ({
  'handover.certificates': () => ok(certificates(userData).list()),
});

export function handoverHandlers(
  session: Session,
  services: Pick<Services, 'vault' | 'userData' | 'held' | 'jobs' | 'packBytes'>,
): Handlers<Omit<Calls, keyof WithoutVault>> {
  const { db, now } = session;
  const { vault, userData } = services;
  const store = handoverStore(db);
  const peers = peerStore(db);
  const pending = pendingCertificates(db, userData);

  return {
    async 'handover.key'() {
      const { pair, signing } = await vaultKeys(session);
      return ok({ recipient: pair.recipient, code: codeOfKey(signing.key) });
    },
    ...givingHandlers(session, services),
    ...receivingHandlers(session, services),

    'handover.list': () => ok(store.list()),

    'handover.acknowledge'({ id, receipt, confirmed }) {
      const given = store.given(id);
      if (given === undefined) return NOT_FOUND;
      const signer = signerOfReceipt(receipt, given);
      if (signer === undefined) return refuse('invalid', 'handover:error.wrongReceipt');
      const allowed = allowSigner(peers, { key: signer, name: given.name, confirmed }, now());
      if (!allowed.ok) return allowed;
      store.acknowledge(id, { receipt, signer }, now());
      return ok({ signer: peers.signer(signer, given.name) });
    },

    'handover.confirm'({ id }) {
      const signed = store.signed(id);
      if (signed === undefined) return NOT_FOUND;
      peers.confirm(signed.key, signed.name, now());
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
        leaverCode: codeOfKey((await vaultKeys(session)).signing.key),
        handover: given && {
          successor: given.otherName,
          successorCode: given.successorCode,
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
    return { ...afterErasing(session, vault), ...left };
  }
}
