import { type Message, message } from '../message.ts';

/** Reasons that tell times of the calendar's zone, for somebody whose clock is in `reader`'s (both IANA names): says so where they differ. */
export const withZoneNote = (why: readonly Message[], zone: string, reader: string): Message[] =>
  zone === reader ? [...why] : [...why, message('calendars:why.zone', { zone })];
