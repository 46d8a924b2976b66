import type { TrailDetail, TrailEvent } from '../../domain/trail.ts';

type Noted = { event: TrailEvent; detail?(input: never, output: never): TrailDetail };

const noted = <I, O>(event: TrailEvent, detail: (input: I, output: O) => TrailDetail): Noted => ({
  event,
  detail,
});

/** Calls that change no row and are told in the trail all the same, once they have succeeded. */
export const NOTED: Readonly<Record<string, Noted>> = {
  'exports.run': noted(
    'exported',
    (
      { list, format, includeStrict }: { list: string; format: string; includeStrict: boolean },
      { rows }: { rows: number },
    ) => ({ list, format, rows, includeStrict }),
  ),
  'attachments.read': noted('opened', ({ id }: { id: string }) => ({ attachment: id })),
  'vault.changePassphrase': { event: 'secured' },
  'vault.newRecoveryCode': { event: 'secured' },
  'vault.resetPassphrase': { event: 'secured' },
  'backups.run': noted('backed-up', (_: unknown, { name }: { name: string }) => ({ backup: name })),
};
