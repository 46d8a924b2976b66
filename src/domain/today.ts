import { isWorkingDay, type WorkCalendar } from './calendars/calendar.ts';
import { addDays } from './calendars/days.ts';

/** No holiday is longer; a calendar without a working day announces no earlier than this. */
const LONGEST_HOLIDAY_DAYS = 31;

/** The last due date that a day announces: that day's, or that of the days off which follow it. */
export function announcedBy(calendar: WorkCalendar, on: string): string {
  let last = on;
  for (let i = 0; i < LONGEST_HOLIDAY_DAYS && !isWorkingDay(calendar, addDays(last, 1)); i++)
    last = addDays(last, 1);
  return last;
}

/** A day as what is due sees it: the day, the last due date that it announces, and the end of its week. */
export type DueDays = { on: string; announced: string; week: string };

/** Where a stakeholder stands on Today, by its most urgent contact. */
export const CONTACT_SECTIONS = ['overdue', 'dueToday', 'neverContacted', 'thisWeek'] as const;
export type ContactSection = (typeof CONTACT_SECTIONS)[number];

type DueContact = { stakeholder: string | number; slot: string; dueOn: string; everContacted: boolean };

/** The section of a contact that is the most urgent of its stakeholder; null: not before next week. */
export function contactSection(
  { dueOn, everContacted }: Omit<DueContact, 'stakeholder' | 'slot'>,
  { on, announced, week }: DueDays,
): ContactSection | null {
  if (dueOn > announced) return dueOn <= week ? 'thisWeek' : null;
  if (!everContacted) return 'neverContacted';
  return dueOn < on ? 'overdue' : 'dueToday';
}

/** What is due, as every page, notification, badge and command counts it (docs/formulas.md). */
export type DueNumbers = {
  /** Stakeholders to contact, each once; and those of them whose due date has passed, whether ever contacted or not. */
  contacts: number;
  overdue: number;
  /** Open next steps whose due date is announced. */
  steps: number;
  /** Open cases; and those of them whose deadline has passed. */
  feedback: number;
  breached: number;
};

export const NOTHING_DUE: DueNumbers = { contacts: 0, overdue: 0, steps: 0, feedback: 0, breached: 0 };

/** How many things there are to be done now: the badge. */
export const toDo = ({ contacts, steps, breached }: DueNumbers): number => contacts + steps + breached;

/** The numbers, counted out: what the store's SQL is held against. */
export function dueNumbers(
  {
    contacts,
    steps,
    cases,
  }: { contacts: DueContact[]; steps: { dueOn: string }[]; cases: { deadlineAt: number | null }[] },
  { on, announced }: Pick<DueDays, 'on' | 'announced'>,
  now: number,
): DueNumbers {
  const due = contacts.filter(({ dueOn }) => dueOn <= announced);
  const stakeholders = (of: DueContact[]) => new Set(of.map(({ stakeholder }) => stakeholder)).size;
  return {
    contacts: stakeholders(due),
    overdue: stakeholders(due.filter(({ dueOn }) => dueOn < on)),
    steps: steps.filter(({ dueOn }) => dueOn <= announced).length,
    feedback: cases.length,
    breached: cases.filter(({ deadlineAt }) => deadlineAt !== null && deadlineAt < now).length,
  };
}
