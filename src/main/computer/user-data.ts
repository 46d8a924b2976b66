import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

/** `productName` of package.json: Electron calls the folder by it. */
const PRODUCT = 'Liaison 联络台';

/** An empty `HOME` names no folder. */
const homeFolder = (): string => homedir() || userInfo().homedir;

/** What Electron's `appData` is, for programs that run without it (Electron documentation, `app.getPath`). */
function appData({ APPDATA, XDG_CONFIG_HOME }: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return APPDATA ?? join(homeFolder(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homeFolder(), 'Library', 'Application Support');
  return XDG_CONFIG_HOME || join(homeFolder(), '.config');
}

/** Where the app keeps what belongs to this computer's user, the same for the command line. */
export const userDataFolder = (env: NodeJS.ProcessEnv, platform = process.platform): string =>
  env.LIAISON_USER_DATA ?? join(appData(env, platform), PRODUCT);
