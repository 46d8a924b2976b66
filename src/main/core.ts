import type { Contract } from '../contract/call.ts';
import { MAX_PACK_BYTES } from '../contract/handover.ts';
import { contract } from '../contract/index.ts';
import type { BackupReason } from '../domain/backups.ts';
import { text } from '../i18n/index.ts';
import type { Language } from '../i18n/languages.ts';
import { clearWork, workFolder } from './computer/work-folder.ts';
import { type Serve, serve } from './ipc/serve.ts';
import { createJobs } from './jobs/jobs.ts';
import { vaultHandlers } from './keeper/handlers.ts';
import type { Host } from './keeper/host.ts';
import { vaultKeeper } from './keeper/keeper.ts';
import { knownVaults } from './keeper/known-vaults.ts';
import { type VaultLife, vaultLife } from './keeper/life.ts';
import { modules } from './modules.ts';
import { heldPacks } from './services/held-packs.ts';
import type { Outside } from './services/services.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { noteDone } from './trail/noted.ts';
import { tryGuard } from './vault/tries.ts';

export type Core = Pick<VaultLife, 'admit' | 'offer' | 'remember' | 'session' | 'wake'> & {
  call: Serve;
  close(): void;
};

/** The app without a window: an open vault, a clock and the modules. */
export function createCore(host: Host): Core {
  const { now, notify, badge, report, userData, settings } = host;
  const lasting = host.triesIn ?? userData;
  clearWork(lasting);
  const work = workFolder(lasting);
  const language = (): Language => settings.get().language;
  const computerZone = () => host.zone;
  const { jobs, handlers: jobHandlers } = createJobs();
  const services = {
    jobs,
    notify,
    badge,
    report,
    userData,
    held: heldPacks(work),
    packBytes: host.packBytes ?? MAX_PACK_BYTES,
  };
  const known = knownVaults(settings);
  const guard = tryGuard(host.computerClock ?? Date.now, lasting);
  const life = vaultLife(host, { modules, services, known, guard });
  const { opened, session, zone } = life;
  const outside: Outside = {
    userData,
    now,
    zone,
    computerZone,
    session,
    text: (message) => text(language(), message),
  };

  const always = {
    ...vaultHandlers(vaultKeeper(host, life, { known, guard })),
    ...settingsHandlers(settings, {
      zone,
      computerZone,
      now,
      setVaultZone: life.setZone,
      changed: () => host.emit({ name: 'settings.changed', payload: {} }),
    }),
    ...jobHandlers,
    ...Object.assign({}, ...modules.map((module) => module.handlersWithoutVault?.(outside) ?? {})),
  };
  const call = serve({
    contract: contract as Contract,
    handlers: () => ({ ...always, ...opened()?.handlers }) as never,
    session,
    language,
    ...(host.desk && { backUp: (reason: BackupReason) => void opened()?.backups.make(reason) }),
    readBeside: (name, input) => {
      const at = { now: now(), zone: zone(), language: language() };
      return opened()?.reader?.read(name, input, at) ?? null;
    },
    done: noteDone(session, report),
    report,
  });

  const { admit, offer, remember, wake } = life;
  return {
    ...{ call, session, admit, offer, remember, wake },
    close() {
      life.end();
      work.remove();
    },
  };
}
