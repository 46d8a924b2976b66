import { join } from 'node:path';
import type { Contract } from '../contract/call.ts';
import type { CoreEvent } from '../contract/events.ts';
import { MAX_PACK_BYTES } from '../contract/handover.ts';
import { contract } from '../contract/index.ts';
import type { BackupReason } from '../domain/backups.ts';
import { refuse } from '../domain/result.ts';
import { text } from '../i18n/index.ts';
import type { Language } from '../i18n/languages.ts';
import { madeIn, type VaultBackups, vaultBackups } from './backups/backups.ts';
import { usualFolder } from './backups/files.ts';
import { removeIfEmpty } from './computer/files.ts';
import { clearWork, workFolder } from './computer/work-folder.ts';
import { finishErasing } from './erasure/forget.ts';
import { pendingCertificates } from './handover/certificates.ts';
import { type Serve, serve } from './ipc/serve.ts';
import { createJobs } from './jobs/jobs.ts';
import { type VaultKeeper, vaultHandlers, vaultState } from './keeper/handlers.ts';
import type { Host } from './keeper/host.ts';
import { knownVaults } from './keeper/known-vaults.ts';
import { seedVault } from './keeper/seed.ts';
import { modules } from './modules.ts';
import { type Reader, startReader } from './reader/link.ts';
import { reminderDesk } from './reminders/desk.ts';
import { type LockedVault, planForLock } from './reminders/locked.ts';
import { lockedWatch } from './reminders/locked-watch.ts';
import { type Act, fillSample } from './sample/sample.ts';
import { heldPacks } from './services/held-packs.ts';
import type { Module } from './services/module.ts';
import type { Outside, Services } from './services/services.ts';
import { attempt } from './session/attempt.ts';
import type { Running } from './session/running.ts';
import { openSession, type Session } from './session/session.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { vaultZone } from './settings/vault-zone.ts';
import { noteDone } from './trail/noted.ts';
import { destroyVaultFiles, exchangeDatabase, vaultExists } from './vault/files.ts';
import { readKeyFiles } from './vault/key-files.ts';
import { checkPassphrase } from './vault/secrets.ts';
import { tryGuard } from './vault/tries.ts';
import { diskTrouble, reasonOf } from './vault/trouble.ts';
import type { OpenVault } from './vault/vault.ts';

export type Core = {
  call: Serve;
  /** The clock may have jumped, or the computer woken. */
  wake(): void;
  /** Makes a vault that was opened elsewhere the core's own. */
  admit(vault: OpenVault): void;
  /** Names the vault that is asked for next: the window asks for its passphrase. */
  offer(folder: string): void;
  /** Takes over reminding from a core that was locked and has ended. */
  remember(left: LockedVault): void;
  session(): Session | null;
  close(): void;
};

type Opened = {
  vault: OpenVault;
  zone: ReturnType<typeof vaultZone>;
  session: Session;
  backups: VaultBackups;
  reader: Reader | null;
  handlers: ReturnType<typeof handlersOf>;
  running: Running[];
};

/** The app without a window: an open vault, a clock and the modules. */
export function createCore(host: Host): Core {
  const { jobs, handlers: jobHandlers } = createJobs();
  const lasting = host.triesIn ?? host.userData;
  clearWork(lasting);
  const work = workFolder(lasting);
  const services: Services = {
    jobs,
    notify: host.notify,
    badge: host.badge,
    report: host.report,
    userData: host.userData,
    held: heldPacks(work),
    packBytes: host.packBytes ?? MAX_PACK_BYTES,
    vault: {
      id: () => opened?.vault.vaultId ?? null,
      check: (passphrase) =>
        opened === null
          ? Promise.resolve(refuse('locked', 'vault:error.locked'))
          : checkPassphrase(opened.vault.folder, passphrase, guard),
      async destroy() {
        await opened?.reader?.stop();
        if (opened === null) return { gone: [], unreached: [] };
        const { folder } = opened.vault;
        const copies = known.copiesOf(opened.vault);
        const { gone: backedUp, unreached } = opened.backups.destroy(copies.flatMap(known.backupsOf));
        host.emit({ name: 'data.erased', payload: {} });
        close();
        const gone = [folder, ...copies].flatMap(destroyVaultFiles);
        for (const copy of copies) removeIfEmpty(usualFolder(copy));
        known.forget([folder, ...copies]);
        host.retire?.({ folder, plan: [] });
        tellState();
        return { gone: [...gone, ...backedUp], unreached };
      },
      copies: () => (opened === null ? [] : known.copiesOf(opened.vault)),
      async isAlone() {
        await opened?.reader?.stop();
        if (opened === null) return false;
        const alone = opened.vault.isAlone();
        opened.reader = readerOf(opened.vault);
        return alone;
      },
      backups() {
        if (opened === null) throw new Error('No vault is open');
        return opened.backups;
      },
      async replaceDatabase() {
        await opened?.reader?.stop();
        if (opened === null) return refuse('locked', 'vault:error.locked');
        const reopen = opened.vault.reopener();
        const { folder, db } = opened.vault;
        const left = close();
        try {
          // A connection that is left would, when it goes, take the new database's log with it.
          if (db.open) throw new Error('The database could not be closed');
          const reopened = exchangeDatabase(folder, reopen);
          if (reopened.ok) admit(reopened.value);
          else leave(left);
          return reopened;
        } catch (error) {
          leave(left);
          return (
            diskTrouble(error) ??
            refuse('unexpected', 'vault:error.cannotWrite', { folder, reason: reasonOf(error) })
          );
        }
      },
    },
  };
  const known = knownVaults(host.settings);
  const guard = tryGuard(host.computerClock ?? Date.now, lasting);
  const computerZone = () => host.zone;
  const zone = () => opened?.zone.get() ?? host.zone;
  const language = (): Language => host.settings.get().language;
  let opened: Opened | null = null;
  const outside: Outside = {
    userData: host.userData,
    now: host.now,
    zone,
    computerZone,
    text: (message) => text(language(), message),
    session: () => opened?.session ?? null,
  };
  const watch = lockedWatch(outside, services);

  const wakeAll = () => {
    for (const running of opened?.running ?? []) attempt(host.report, 'wake', running.wake);
  };

  /** What was just entered may be due at once. It is stored by now: whatever goes wrong here, nobody is told that it isn't. */
  const emit = (event: CoreEvent) => {
    attempt(host.report, event.name, () => host.emit(event));
    if (event.name === 'data.changed') wakeAll();
  };

  const tellState = () => host.emit({ name: 'vault.state', payload: vaultState(keeper) });

  /** Closes the open vault whatever is wrong with it, and tells what may be known until it is opened again. */
  const close = (): LockedVault | null => {
    if (opened === null) return null;
    const { vault, session, backups, running, reader } = opened;
    opened = null;
    const { folder } = vault;
    const step = <T>(work: () => T) => attempt(host.report, 'vault.lock', work);
    void reader?.stop();
    for (const one of running) step(one.stop);
    step(session.abandon);
    noteOpened({ vault, backups });
    const left = host.desk ? step(() => planForLock(reminderDesk(session), folder)) : undefined;
    step(vault.close);
    return { folder, plan: null, ...left };
  };

  /** What reminds while a vault is closed takes over, and the process that knew its key ends. */
  const leave = (left: LockedVault | null) => {
    if (left === null) return;
    if (host.retire !== undefined) host.retire(left);
    else if (host.desk) watch.locked(left);
    tellState();
  };

  /** A database that turns out to be damaged, or to have no room, is closed again. */
  const begun = (
    vault: OpenVault,
    backupsIn?: readonly string[],
  ): Pick<Opened, 'session' | 'backups' | 'zone'> => {
    try {
      const own = vaultZone(vault.db, host.settings.get().zone ?? host.zone);
      const zone = own.get;
      const session = openSession(
        vault.db,
        { now: host.now, zone, computerZone, language, emit },
        (session) => modules.flatMap((module) => module.derived?.(session) ?? []),
      );
      session.catchUp();
      vault.markOpen();
      const backups = vaultBackups(vault, { now: host.now, zone });
      if (backupsIn !== undefined) backups.cameFrom(backupsIn);
      return { session, backups, zone: own };
    } catch (error) {
      vault.closeUnchanged();
      tellState();
      throw error;
    }
  };

  /** Where that can't be written down, the vault opens all the same. */
  const noteOpened = ({ vault, backups }: Pick<Opened, 'vault' | 'backups'>) =>
    attempt(host.report, 'vault.unlock', () => known.note(vault, backups.folder()));

  const readerOf = (vault: OpenVault): Reader | null =>
    host.reader === undefined ? null : startReader(host.reader, vault.access);

  const admit = (vault: OpenVault, backupsIn?: readonly string[]) => {
    close();
    const { session, backups, zone } = begun(vault, backupsIn);
    noteOpened({ vault, backups });
    const reader = readerOf(vault);
    const handlers = handlersOf(modules, session, services);
    opened = { vault, zone, session, backups, reader, handlers, running: [] };
    const step = (work: () => void) => attempt(host.report, 'vault.unlock', work);
    step(() => {
      const erased = finishErasing(session, services.vault);
      if (erased?.finished !== false) pendingCertificates(vault.db, host.userData).keep(erased);
    });
    if (host.desk) {
      watch.stop();
      step(() => session.note({ event: 'unlocked', call: 'vault.unlock', detail: { by: vault.openedBy } }));
      opened.running = modules.flatMap((module) => module.start?.(session, services) ?? []);
    }
    tellState();
  };

  const keeper: VaultKeeper = {
    open: () => opened?.vault ?? null,
    admit,
    lock: () => leave(close()),
    seed: (db) => seedVault(db, host.now(), language()),
    fillSample() {
      if (opened === null) return refuse('locked', 'vault:error.locked');
      const { session, handlers } = opened;
      const act: Act = (name, input) => (handlers[name] as (input: unknown) => never)(input);
      const moment = { now: session.now(), today: session.today(), zone: session.zone() };
      return session.write('vault.createSample', () => fillSample(act, moment, language()));
    },
    known,
    keyCost: host.keyCost,
    guard,
    beforeMigration: (vault) => madeIn(vault, usualFolder(vault.folder), host.now(), 'before-migration'),
    vaultsFolder: join(host.userData, 'vaults'),
  };
  const always = {
    ...vaultHandlers(keeper),
    ...settingsHandlers(host.settings, {
      zone,
      computerZone,
      /** Days are counted anew at the next call. */
      setVaultZone(next) {
        if (opened === null) return false;
        opened.zone.set(next ?? host.zone);
        opened.session.note({ event: 'secured', call: 'settings.set', detail: { zone: opened.zone.get() } });
        return true;
      },
      now: host.now,
      changed: () => host.emit({ name: 'settings.changed', payload: {} }),
    }),
    ...jobHandlers,
    ...Object.assign({}, ...modules.map((module) => module.handlersWithoutVault?.(outside) ?? {})),
  };
  const call = serve({
    contract: contract as Contract,
    handlers: () => ({ ...always, ...opened?.handlers }) as never,
    session: () => opened?.session ?? null,
    language,
    ...(host.desk && { backUp: (reason: BackupReason) => void opened?.backups.make(reason) }),
    readBeside: (name, input) => {
      const at = { now: host.now(), zone: zone(), language: language() };
      return opened?.reader?.read(name, input, at) ?? null;
    },
    done: noteDone(() => opened?.session ?? null, host.report),
    report: host.report,
  });

  const left = vaultState(keeper);
  if (host.desk && left.state === 'locked') watch.startsLocked(left.folder);

  return {
    call,
    admit,
    remember: watch.locked,
    offer(folder) {
      const keys = readKeyFiles(folder);
      const sample = keys.ok && keys.value.some((key) => key.sample);
      const [usual, chosen = usual] = known.backupsOf(folder);
      if (!vaultExists(folder) || usual === undefined) return;
      attempt(host.report, 'vault.unlock', () => known.note({ folder, sample }, chosen ?? usual));
      tellState();
    },
    close() {
      close();
      watch.stop();
      work.remove();
    },
    session: () => opened?.session ?? null,
    wake() {
      attempt(host.report, 'wake', watch.wake);
      wakeAll();
    },
  };
}

const handlersOf = (all: readonly Module[], session: Session, services: Services) =>
  Object.assign({}, ...all.map((module) => module.handlers?.(session, services) ?? {})) as Record<
    string,
    unknown
  >;
