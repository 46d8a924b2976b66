import type { Command } from './command.ts';
import { callCommand } from './commands/call.ts';
import { deadlineCommand } from './commands/deadline.ts';
import { describeCommand } from './commands/describe.ts';
import { dueCommand } from './commands/due.ts';
import { exportCommand } from './commands/export.ts';
import { handOverCommand } from './commands/hand-over.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { kpiCommand } from './commands/kpi.ts';
import { nextDueCommand } from './commands/next-due.ts';
import { queueCommand } from './commands/queue.ts';
import { remindersCommand } from './commands/reminders.ts';
import { reportCommand } from './commands/report.ts';
import { restoreCommand } from './commands/restore.ts';
import { sampleCommand } from './commands/sample.ts';
import { takeOverCommand } from './commands/take-over.ts';
import { redoCommand, undoCommand } from './commands/undo.ts';

/** Every command, in the order in which usage lists them. */
export const commands: readonly Command[] = [
  initCommand,
  sampleCommand,
  restoreCommand,
  importCommand,
  exportCommand,
  dueCommand,
  queueCommand,
  deadlineCommand,
  nextDueCommand,
  kpiCommand,
  reportCommand,
  remindersCommand,
  undoCommand,
  redoCommand,
  handOverCommand,
  takeOverCommand,
  describeCommand(() => commands),
  callCommand,
];
