import { z } from 'zod';
import { instant } from '../../contract/values.ts';
import { ALERT_KINDS } from '../../domain/reminders/terms.ts';
import { reminderDesk } from '../../main/reminders/desk.ts';
import { simulate } from '../../main/reminders/simulate.ts';
import type { Session } from '../../main/session/session.ts';
import type { Command, Run } from '../command.ts';
import { type Exit, printLine, printRefusal, wrongUsage } from '../output.ts';

/** Longer runs are mistakes of typing. */
const LONGEST_RUN_MS = 10 * 366 * 86_400_000;

export const remindersCommand: Command = {
  name: 'reminders',
  usage: '--until INSTANT [--dry-run]',
  does: 'runs the reminders from --now to an instant in simulated time; one line for each alert',
  options: ['until'],
  flags: ['dry-run'],
  words: [0, 0],
  vault: 'required',
  output: z.object({
    at: instant,
    kind: z.enum(ALERT_KINDS),
    items: z.array(z.object({ stakeholderId: z.uuid().nullable(), name: z.string(), dueOn: z.string() })),
  }),
  run(run) {
    const until = z.safeDecode(instant, run.option('until') ?? '');
    if (!until.success) return wrongUsage('reminders takes --until INSTANT, like 2026-12-31T18:00:00+08:00');
    const session = run.session();
    if (session === null)
      return printRefusal({ code: 'locked', message: run.text({ key: 'vault:error.locked' }) });
    if (until.data - run.common.now > LONGEST_RUN_MS)
      return printRefusal({ code: 'invalid', message: run.text({ key: 'reminders:error.tooFar' }) });
    return run.flag('dry-run')
      ? withoutTrace(session, () => tell(run, session, until.data))
      : tell(run, session, until.data);
  },
};

/** The clock of the run is the session's: moving it moves everything that depends on time. */
function tell(run: Run, session: Session, until: number): Exit {
  const setClock = (at: number) => {
    run.common.now = at;
  };
  for (const { at, kind, items } of simulate(reminderDesk(session), setClock, until)) {
    printLine({ at: new Date(at).toISOString(), kind, items });
  }
  return 0;
}

function withoutTrace(session: Session, work: () => Exit): Exit {
  session.db.exec('BEGIN IMMEDIATE');
  try {
    return work();
  } finally {
    session.db.exec('ROLLBACK');
  }
}
