import type { FeedbackClock } from '../../domain/feedback/terms.ts';

/** A clock's end; without a target it is the deadline that was agreed. */
type End = { clock: FeedbackClock; target?: string; deadlineAt: string };

type When = {
  /** Answered on the spot: the first response is in time. */
  answered: boolean;
  agreedAt: string | undefined;
  /** Epoch milliseconds. */
  now: number;
};

/** The clocks that have already run out when the case is entered. An agreed deadline replaces the resolution target. */
export function late(deadlines: readonly End[], { answered, agreedAt, now }: When): End[] {
  const ends: End[] =
    agreedAt === undefined
      ? [...deadlines]
      : [
          ...deadlines.filter(({ clock }) => clock !== 'resolution'),
          { clock: 'resolution', deadlineAt: agreedAt },
        ];
  return ends.filter(
    ({ clock, deadlineAt }) => Date.parse(deadlineAt) <= now && !(answered && clock === 'first-response'),
  );
}
