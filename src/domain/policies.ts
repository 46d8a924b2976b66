import { Temporal } from 'temporal-polyfill';

/** Rules that hold from a day on (S4 §9); another version of the same day corrects them. */
type Version = { effectiveFrom: string; approvedBy: string };

/** The first day of the quarter that is not over yet: before it, verdicts stand. */
function openSince(today: string): string {
  const day = Temporal.PlainDate.from(today);
  return day.with({ month: day.month - ((day.month - 1) % 3), day: 1 }).toString();
}

/** Whether quarters that are over are judged by a version. */
export const isJudging = ({ effectiveFrom }: Pick<Version, 'effectiveFrom'>, today: string): boolean =>
  effectiveFrom < openSince(today);
export const isApproved = ({ approvedBy }: Pick<Version, 'approvedBy'>): boolean => approvedBy !== '';

/** Whether a version stays as it is: what was approved, or judges a quarter that is over, is corrected by another, with a reason. */
export const isSettled = (version: Version, today: string): boolean =>
  isApproved(version) || isJudging(version, today);
