import { join } from 'node:path';
import { refuse } from '../../domain/result.ts';
import { makeIn } from '../backups/backups.ts';
import { usualFolder } from '../backups/files.ts';
import { type Act, fillSample } from '../sample/sample.ts';
import type { VaultKeeper } from './handlers.ts';
import type { Host } from './host.ts';
import type { VaultLife } from './life.ts';
import { seedVault } from './seed.ts';

/** Makes, opens and locks vaults. */
export function vaultKeeper(
  host: Host,
  life: VaultLife,
  { known, guard }: Pick<VaultKeeper, 'known' | 'guard'>,
): VaultKeeper {
  const language = () => host.settings.get().language;
  return {
    known,
    guard,
    open: () => life.opened()?.vault ?? null,
    admit: life.admit,
    lock: () => life.leave(life.close()),
    seed: (db) => seedVault(db, host.now(), language()),
    fillSample() {
      const open = life.opened();
      if (open === null) return refuse('locked', 'vault:error.locked');
      const { session, handlers } = open;
      const act: Act = (name, input) => (handlers[name] as (input: unknown) => never)(input);
      const moment = { now: session.now(), today: session.today(), zone: session.zone() };
      return session.write('vault.createSample', () => fillSample(act, moment, language()));
    },
    keyCost: host.keyCost,
    beforeMigration: (vault) => makeIn(vault, usualFolder(vault.folder), host.now(), 'before-migration'),
    vaultsFolder: join(host.userData, 'vaults'),
  };
}
