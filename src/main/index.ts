import { app } from 'electron';
import { runDesk } from './shell/desk.ts';
import { readOptions } from './shell/options.ts';
import { declareScheme } from './shell/pages.ts';
import { runTask } from './shell/tasks.ts';

const options = readOptions(process.argv.slice(app.isPackaged ? 1 : 2), process.env);
const { task } = options;

if (options.userData !== undefined) app.setPath('userData', options.userData);
declareScheme();
app.enableSandbox();

if (task.task !== 'desk') {
  void app.whenReady().then(() => runTask(task, options));
} else if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => runDesk(task, options));
} else {
  app.quit();
}
