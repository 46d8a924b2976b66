import { periodOf } from './kpi/periods.ts';

/** Rules that hold from a day on (S4 §9); another version of the same day corrects them. */
type Version = { effectiveFrom: string; approvedBy: string };

/** Whether quarters that are over are judged by a version. */
export const isJudging = ({ effectiveFrom }: Pick<Version, 'effectiveFrom'>, today: string): boolean =>
  effectiveFrom < periodOf('quarter', today).fromOn;
export const isApproved = ({ approvedBy }: Pick<Version, 'approvedBy'>): boolean => approvedBy !== '';

/** Whether a version stays as it is: what was approved, or judges a quarter that is over, is corrected by another, with a reason. */
export const isSettled = (version: Version, today: string): boolean =>
  isApproved(version) || isJudging(version, today);
