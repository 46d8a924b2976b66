import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app } from 'electron';

/** How this very program is started again; unpackaged, the runtime is told which app. */
const command = (): string[] => {
  const script = app.isPackaged ? [] : [...process.execArgv, app.getAppPath()];
  return [process.execPath, ...script, '--hidden'];
};

/** Desktop Entry Specification, “The Exec key”: arguments in double quotes, four characters escaped. */
const quoted = (argument: string): string =>
  `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;

/** Starts the app, without a window, when the user logs in. Linux has no call for it: an autostart entry (XDG). */
export async function setLaunchAtLogin(enabled: boolean): Promise<void> {
  if (process.platform !== 'linux') {
    const [path = process.execPath, ...args] = command();
    app.setLoginItemSettings({ openAtLogin: enabled, path, args });
    return;
  }
  const config = process.env.XDG_CONFIG_HOME || join(app.getPath('home'), '.config');
  const entry = join(config, 'autostart', 'liaison.desktop');
  if (!enabled) {
    await rm(entry, { force: true });
    return;
  }
  await mkdir(dirname(entry), { recursive: true });
  const exec = command().map(quoted).join(' ');
  await writeFile(
    entry,
    `[Desktop Entry]\nType=Application\nName=Liaison\nName[zh_CN]=联络台\nExec=${exec}\n`,
  );
}
