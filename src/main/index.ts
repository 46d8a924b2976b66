import { app } from 'electron';
import { runDesk } from './shell/desk.ts';
import { readOptions } from './shell/options.ts';
import { declareScheme } from './shell/pages.ts';
import { runTask, scratchFolder } from './shell/tasks.ts';

const options = readOptions(process.argv.slice(app.isPackaged ? 1 : 2), process.env);
const { task } = options;

app.setPath(
  'userData',
  options.userData ?? (task.task === 'desk' ? app.getPath('userData') : scratchFolder()),
);
// Windows shows notifications only of programs that have a name.
if (process.platform === 'win32') app.setAppUserModelId('liaison');
declareScheme();
app.enableSandbox();

if (task.task !== 'desk') {
  void app.whenReady().then(() => runTask(task, options));
} else if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => runDesk(task, options));
} else {
  app.quit();
}
