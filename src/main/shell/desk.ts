import { app } from 'electron';
import { text } from '../../i18n/index.ts';
import { lockWhenIdle } from './auto-lock.ts';
import { refusal, serveCalls } from './calls.ts';
import { tellOnceAboutTray } from './closed-to-tray.ts';
import { type CoreLink, type CoreMessage, type ShellSettings, startCore } from './core-link.ts';
import { hasTray } from './host.ts';
import { createDraftKeeper, withinTime } from './keep-drafts.ts';
import { createKeyStore } from './key-store.ts';
import { systemLanguage } from './language.ts';
import { setLaunchAtLogin } from './launch-at-login.ts';
import { createTray, setApplicationMenu } from './menus.ts';
import { createNotifier } from './notifications.ts';
import { destroyCopies, keepChangedCopies, removeCopies } from './opened-files.ts';
import { coreArguments, type Options } from './options.ts';
import { servePages } from './pages.ts';
import { builtFile } from './paths.ts';
import { restrictPermissions } from './permissions.ts';
import { watchPower } from './power.ts';
import { LOG_INTERACTION } from './routes.ts';
import { createDesk } from './windows.ts';

/** The app as a person uses it: a window, a tray icon, notifications, and the core behind them. */
export async function runDesk({ hidden }: { hidden: boolean }, options: Options): Promise<void> {
  let settings: ShellSettings = {
    closeToTray: null,
    launchAtLogin: false,
    autoLockMinutes: null,
    lockWithSystem: true,
    language: options.language ?? systemLanguage(),
  };
  const language = () => settings.language;
  const keepsRunning = () => settings.closeToTray ?? hasTray();

  servePages(builtFile('renderer'));
  restrictPermissions();
  await removeCopies();

  const desk = createDesk({
    language,
    keepsRunning,
    beforeLeaving: () => drafts.keep(),
    hidden: () => void tellOnceAboutTray(core, language()),
    lost: (reason) => {
      console.error(text(language(), { key: 'shell:error.noWindow', params: { reason } }));
      void core.stop().finally(() => app.exit(1));
    },
  });
  const drafts = createDraftKeeper(() => desk.ask('drafts.keep'));
  /** Saves drafts and attachments changed in other programs, before locking or quitting. */
  const keepAll = async () => {
    await drafts.keep();
    await withinTime(keepChangedCopies(core));
  };
  const lock = () => keepAll().then(core.lock);
  const tell = (name: string, payload: unknown = {}) => desk.tell(name, payload);
  const open = (route?: string) => desk.show(route);
  const actions = {
    open: () => open(),
    logInteraction: () => open(LOG_INTERACTION),
    lock: () => void lock(),
  };
  const tray = createTray(language(), actions);
  const core: CoreLink = startCore(coreArguments(options, app.getPath('userData')), heed, () =>
    refusal(language(), 'unexpected', { key: 'shell:error.coreGone' }),
  );
  const notify = createNotifier(core, open);
  const keyStore = createKeyStore(language);

  function heed(message: CoreMessage): void {
    switch (message.type) {
      case 'event':
        if (message.name === 'data.erased') void destroyCopies();
        if (message.name === 'vault.state') void keepChangedCopies(core).then(removeCopies);
        tell(message.name, message.payload);
        return;
      case 'notify':
        notify(message.alert);
        return;
      case 'badge':
        tray.count(message.count);
        return;
      case 'shell-settings':
        apply(message);
    }
  }

  function apply(next: ShellSettings): void {
    if (next.launchAtLogin !== settings.launchAtLogin) void setLaunchAtLogin(next.launchAtLogin);
    settings = next;
    tray.language(next.language);
    setApplicationMenu(next.language, actions);
  }

  app.on('second-instance', () => open());
  app.on('activate', () => open());
  app.on('window-all-closed', () => {
    if (!keepsRunning()) app.quit();
  });
  let mayQuit = false;
  app.on('before-quit', (event) => {
    if (mayQuit) return desk.release();
    event.preventDefault();
    void keepAll().then(() => {
      mayQuit = true;
      app.quit();
    });
  });
  app.once('will-quit', (event) => {
    event.preventDefault();
    void Promise.allSettled([core.stop(), removeCopies()]).then(() => app.exit());
  });

  setApplicationMenu(language(), actions);
  serveCalls({ core, keyStore, language, show: open, beforeLock: keepAll, draftsKept: drafts.kept });
  watchPower(core);
  lockWhenIdle(
    { lock },
    () => settings,
    (soon) => tell('lock.soon', { soon }),
  );

  const remembered = await keyStore.recall();
  if (remembered !== undefined) {
    const unlocked = await core.call('vault.unlock', remembered);
    // A passphrase that was changed elsewhere would count as a wrong try at every start.
    if (!unlocked.ok && unlocked.error.code === 'locked') await keyStore.forget();
  }
  if (!hidden) open();
}
