import type { CoreEvent } from '../../contract/events.ts';
import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';
import { type VaultBackups, vaultBackups } from '../backups/backups.ts';
import { finishErasing } from '../erasure/forget.ts';
import { pendingCertificates } from '../handover/certificates.ts';
import { type Reader, startReader } from '../reader/link.ts';
import { reminderDesk } from '../reminders/desk.ts';
import { type LockedVault, planForLock } from '../reminders/locked.ts';
import { lockedWatch } from '../reminders/locked-watch.ts';
import type { Module } from '../services/module.ts';
import type { Services } from '../services/services.ts';
import { attempt } from '../session/attempt.ts';
import type { Running } from '../session/running.ts';
import { openSession, type Session } from '../session/session.ts';
import { vaultZone } from '../settings/vault-zone.ts';
import { deviceOf } from '../vault/device.ts';
import { vaultExists } from '../vault/files.ts';
import { readKeyFiles } from '../vault/key-files.ts';
import type { TryGuard } from '../vault/tries.ts';
import type { OpenVault } from '../vault/vault.ts';
import { vaultState } from './handlers.ts';
import type { Host } from './host.ts';
import type { knownVaults } from './known-vaults.ts';
import { vaultOffice } from './office.ts';

/** An open vault with what lives as long as it is open. */
type OpenState = {
  vault: OpenVault;
  zone: ReturnType<typeof vaultZone>;
  session: Session;
  backups: VaultBackups;
  /** The reader thread; null where there is none. */
  reader: Reader | null;
  /** By the names of their calls. */
  handlers: Record<string, unknown>;
  running: Running[];
};

/** From the opening of a vault to its closing. One is open at most. */
export type VaultLife = {
  opened(): OpenState | null;
  session(): Session | null;
  /** The zone of the open vault, or the computer's. */
  zone(): string;
  /** Sets that of the open vault (null: the computer's own); false where none is open. */
  setZone(zone: string | null): boolean;
  /** Makes a vault that was opened elsewhere the open one; what was open is closed. */
  admit(vault: OpenVault, backupsIn?: readonly string[]): void;
  /** Closes it whatever is wrong with it, and tells what may be known until it is opened again. */
  close(): LockedVault | null;
  /** What reminds while a vault is closed takes over, and the process that knew its key ends. */
  leave(vault: LockedVault | null): void;
  /** Sets the vault to unlock next: the window asks for its passphrase. */
  offer(folder: string): void;
  /** Takes over reminding from a core that was locked and has ended. */
  remember(vault: LockedVault): void;
  tellState(): void;
  /** The clock may have jumped, or the computer woken. */
  wake(): void;
  /** Closes what is open; nothing reminds any more. */
  end(): void;
};

type Around = {
  modules: readonly Module[];
  /** What its modules may use, besides the vault itself. */
  services: Omit<Services, 'vault'>;
  known: ReturnType<typeof knownVaults>;
  guard: TryGuard;
};

export function vaultLife(host: Host, { modules, known, guard, ...around }: Around): VaultLife {
  let current: OpenState | null = null;
  const computerZone = () => host.zone;
  const language = (): Language => host.settings.get().language;
  const watch = lockedWatch(
    { now: host.now, computerZone, text: (message) => text(language(), message) },
    host,
  );

  const wakeAll = () => {
    for (const running of current?.running ?? []) attempt(host.report, 'wake', running.wake);
  };

  /** What was just entered may be due at once. It is stored by now: whatever goes wrong here, nobody is told that it isn't. */
  const emit = (event: CoreEvent) => {
    attempt(host.report, event.name, () => host.emit(event));
    if (event.name === 'data.changed') wakeAll();
  };

  const state = () => vaultState({ open: () => current?.vault ?? null, known });
  const tellState = () => host.emit({ name: 'vault.state', payload: state() });

  /** Where that can't be written down, the vault opens all the same. */
  const noteOpened = ({ vault, backups }: Pick<OpenState, 'vault' | 'backups'>) =>
    attempt(host.report, 'vault.unlock', () => known.note(vault, backups.folder()));

  const close = (): LockedVault | null => {
    if (current === null) return null;
    const { vault, session, backups, running, reader } = current;
    current = null;
    const { folder } = vault;
    const step = <T>(work: () => T) => attempt(host.report, 'vault.lock', work);
    void reader?.stop();
    for (const one of running) step(one.stop);
    step(session.abandon);
    noteOpened({ vault, backups });
    const reminderPlan = host.desk ? step(() => planForLock(reminderDesk(session), folder)) : undefined;
    step(vault.close);
    return { folder, plan: null, ...reminderPlan };
  };

  const leave = (locked: LockedVault | null) => {
    if (locked === null) return;
    if (host.retire !== undefined) host.retire(locked);
    else if (host.desk) watch.locked(locked);
    tellState();
  };

  /** A database that turns out to be damaged, or to have no room, is closed again. */
  const start = (
    vault: OpenVault,
    backupsIn?: readonly string[],
  ): Pick<OpenState, 'session' | 'backups' | 'zone'> => {
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
      // Written once it has proved sound, too: a damaged database is left as it is.
      deviceOf(vault.db, vault.folder, host.now());
      const backups = vaultBackups(vault, { now: host.now, zone });
      if (backupsIn !== undefined) backups.cameFrom(backupsIn);
      return { session, backups, zone: own };
    } catch (error) {
      vault.closeUnchanged();
      tellState();
      throw error;
    }
  };

  const readerOf = (vault: OpenVault): Reader | null =>
    host.reader === undefined ? null : startReader(host.reader, vault.access);

  const admit = (vault: OpenVault, backupsIn?: readonly string[]) => {
    close();
    const { session, backups, zone } = start(vault, backupsIn);
    noteOpened({ vault, backups });
    const reader = readerOf(vault);
    const handlers = Object.assign(
      {},
      ...modules.map((module) => module.handlers?.(session, services) ?? {}),
    );
    current = { vault, zone, session, backups, reader, handlers, running: [] };
    const step = (work: () => void) => attempt(host.report, 'vault.unlock', work);
    step(() => {
      const erased = finishErasing(session, services.vault);
      if (erased?.finished !== false) pendingCertificates(vault.db, host.userData).keep(erased);
    });
    if (host.desk) {
      watch.stop();
      step(() => session.note({ event: 'unlocked', call: 'vault.unlock', detail: { by: vault.openedBy } }));
      current.running = modules.flatMap((module) => module.start?.(session, services) ?? []);
    }
    tellState();
  };

  const life: VaultLife = {
    opened: () => current,
    session: () => current?.session ?? null,
    zone: () => current?.zone.get() ?? host.zone,
    /** Days are counted anew at the next call. */
    setZone(next) {
      if (current === null) return false;
      current.zone.set(next ?? host.zone);
      current.session.note({ event: 'secured', call: 'settings.set', detail: { zone: current.zone.get() } });
      return true;
    },
    admit,
    close,
    leave,
    tellState,
    remember: watch.locked,
    offer(folder) {
      const keys = readKeyFiles(folder);
      const sample = keys.ok && keys.value.some((key) => key.sample);
      const [usual, chosen = usual] = known.backupsOf(folder);
      if (!vaultExists(folder) || usual === undefined) return;
      attempt(host.report, 'vault.unlock', () => known.note({ folder, sample }, chosen ?? usual));
      tellState();
    },
    wake() {
      attempt(host.report, 'wake', watch.wake);
      wakeAll();
    },
    end() {
      close();
      watch.stop();
    },
  };
  const services: Services = {
    ...around.services,
    vault: vaultOffice(host, life, { known, guard, readerOf }),
  };

  const atStart = state();
  if (host.desk && atStart.state === 'locked') watch.startsLocked(atStart.folder);
  return life;
}
