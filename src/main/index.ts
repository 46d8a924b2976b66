import { app, dialog } from 'electron';
import { message } from '../domain/message.ts';
import { text } from '../i18n/index.ts';
import { systemZone } from './computer/system-zone.ts';
import { runDesk } from './shell/desk.ts';
import { systemLanguage } from './shell/language.ts';
import { readOptions } from './shell/options.ts';
import { declareScheme } from './shell/pages.ts';
import { runTask, scratchFolder } from './shell/tasks.ts';
import { unfitToStart } from './shell/unfit.ts';

const options = readOptions(process.argv.slice(app.isPackaged ? 1 : 2), process.env);
const { task } = options;
const language = options.language ?? systemLanguage();
systemZone(process.env, (tz, zone) =>
  console.error(text(language, message('cli:zoneIgnored', { tz, zone }))),
);

if (options.userData !== undefined) app.setPath('userData', options.userData);
// Windows shows notifications only of programs that have a name.
if (process.platform === 'win32') app.setAppUserModelId('liaison');
declareScheme();
app.enableSandbox();

const unfit = unfitToStart(app.getPath('userData'), options.forCore);
if (unfit !== null) {
  dialog.showErrorBox(app.getName(), text(language, unfit));
  app.exit(1);
} else if (task.task !== 'desk') {
  app.setPath('userData', scratchFolder(app.getPath('userData')));
  void app.whenReady().then(() => runTask(task, options));
} else if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => runDesk(task, options));
} else {
  app.quit();
}
