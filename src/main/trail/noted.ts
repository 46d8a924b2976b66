import type { TrailDetail, TrailEvent } from '../../domain/trail.ts';
import type { Report } from '../session/attempt.ts';
import type { Session } from '../session/session.ts';

type Noted = {
  event: TrailEvent;
  detail?(input: never, output: never): TrailDetail;
  /** Gives something out of the vault: that is held back where it can't be noted. */
  givesOut?: true;
};

const noted = <I, O>(event: TrailEvent, detail: (input: I, output: O) => TrailDetail): Noted => ({
  event,
  detail,
});

/** Calls that change no row and are told in the trail all the same, once they have succeeded. */
export const NOTED: Readonly<Record<string, Noted>> = {
  'exports.run': {
    ...noted(
      'exported',
      (
        { list, format, includeStrict }: { list: string; format: string; includeStrict: boolean },
        { rows }: { rows: number },
      ) => ({ list, format, rows, includeStrict }),
    ),
    givesOut: true,
  },
  'attachments.read': {
    ...noted('opened', ({ id }: { id: string }) => ({ attachment: id })),
    givesOut: true,
  },
  'vault.changePassphrase': { event: 'secured' },
  'vault.newRecoveryCode': { event: 'secured' },
  'vault.resetPassphrase': { event: 'secured' },
  'backups.run': noted('backed-up', (_: unknown, { name }: { name: string }) => ({ backup: name })),
};

/** Has the trail tell of a call that has succeeded. What was done can't be refused any more; what is given out can. */
export const noteDone =
  (session: () => Session | null, report: Report) =>
  async (name: string, input: unknown, output: unknown): Promise<void> => {
    const noted = Object.hasOwn(NOTED, name) ? NOTED[name] : undefined;
    if (noted === undefined) return;
    for (let wait = session()?.idle(); wait; wait = session()?.idle()) await wait;
    try {
      const detail = noted.detail?.(input as never, output as never) ?? {};
      session()?.note({ event: noted.event, call: name, detail });
    } catch (error) {
      if (noted.givesOut) throw error;
      report(error, name);
    }
  };
