import { createCore } from '../../../src/main/core.ts';
import { reminderDesk } from '../../../src/main/reminders/desk.ts';
import { look } from '../../../src/main/reminders/look.ts';
import { settingsInMemory } from '../../../src/main/settings/app-settings.ts';

/** Opens a vault, claims what is due, says so, and waits to be killed before anything is shown. */
export async function claimAndWait(folder: string, passphrase: string, now: string): Promise<void> {
  const core = createCore({
    now: () => Date.parse(now),
    zone: 'Asia/Shanghai',
    settings: settingsInMemory('en'),
    userData: folder,
    desk: false,
    emit: () => {},
    notify: () => new Promise(() => {}),
    badge: () => {},
    report: (error) => console.error(error),
  });
  await core.call('vault.unlock', { folder, passphrase });
  const session = core.session();
  if (session === null) throw new Error('Not opened');
  process.stdout.write(
    `${JSON.stringify(look(reminderDesk(session)).claimed.map(({ alert }) => alert.kind))}\n`,
  );
  setInterval(() => {}, 1000);
}
