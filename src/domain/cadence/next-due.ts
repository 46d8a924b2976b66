import { type Message, message } from '../message.ts';
import { addInterval, clampedDay, type Interval, intervalParams } from './interval.ts';

/**
 * When the next contact is due after one on `last`, and how that came about: the anchor, the interval, the clamp.
 * The day is not shifted to a working day.
 */
export function nextDue(last: string, interval: Interval): { due: string; steps: Message[] } {
  const due = addInterval(last, interval);
  const steps = [
    message('cadence:step.anchor', { last }),
    message('cadence:step.add', { last, ...intervalParams(interval) }),
    ...clampSteps(last, interval, due),
    message('cadence:step.due', { due }),
  ];
  return { due, steps };
}

/** The sentence that tells a clamp: "February 2026 has no 31st: its last day counts." */
export function clampSteps(anchor: string, interval: Interval, due: string): Message[] {
  const clamped = clampedDay(anchor, interval, due);
  return clamped === null
    ? []
    : [message('cadence:step.clamped', { day: clamped, month: due.slice(0, 7), due })];
}
