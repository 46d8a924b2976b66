import type { backups } from '../../contract/backups.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import type { BackedUpVault } from './backups.ts';
import { backupStore } from './store.ts';

export function backupHandlers(
  session: Session,
  { vault }: { vault: BackedUpVault },
): Handlers<typeof backups> {
  const store = backupStore(session.db);
  const emitChange = () => session.emit({ name: 'data.changed', payload: { nouns: ['backups'] } });

  return {
    'backups.status'() {
      const own = vault.backups();
      const problem = own.problem();
      return ok({
        folder: own.folder(),
        usual: own.usual(),
        problem: problem && session.text(problem),
        backups: own.list(),
      });
    },

    'backups.run'() {
      const backup = vault.backups().make('by-hand');
      emitChange();
      return backup;
    },

    'backups.setFolder'({ folder }) {
      const backup = vault.backups().tryFolder(folder);
      if (!backup.ok) return backup;
      session.write('backups.setFolder', () => ok(store.setFolder(folder)));
      return ok({});
    },

    'backups.preview'({ name }) {
      const own = vault.backups();
      const backup = own.find(name);
      if (!backup.ok) return backup;
      const compared = own.compare(name);
      if (!compared.ok) return compared;
      return ok(
        compared.value.map(({ table, counts, ...names }) => ({
          table,
          lost: { count: counts.lost, names: names.lost },
          changed: { count: counts.changed, names: names.changed },
          back: { count: counts.back, names: names.back },
        })),
      );
    },

    async 'backups.restore'({ name }) {
      const own = vault.backups();
      const backup = own.find(name);
      if (!backup.ok) return backup;
      if (!(await vault.isAlone())) return refuse('conflict', 'backups:error.inUse');
      // Copied first: rotation might remove the requested backup.
      const staged = own.stage(backup.value);
      if (!staged.ok) return staged;
      const present = own.make('before-restore');
      if (!present.ok) {
        own.unstage();
        return present;
      }
      const message = own.tellReturn(name, present.value.name);
      if (!message.ok) return message;
      const restored = await vault.replaceDatabase();
      return restored.ok ? ok({ undo: present.value.name }) : restored;
    },
  };
}
