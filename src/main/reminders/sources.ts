import { birthdayDatesOn } from '../../domain/birthdays.ts';
import type { Slot } from '../../domain/cadence/slots.ts';
import type { ReminderKind } from '../../domain/reminders/terms.ts';
import { addDays } from '../../domain/reminders/wall.ts';
import { announcedBy } from '../../domain/today.ts';
import { activeCalendar } from '../calendars/active.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, toUuid } from '../db/uuid.ts';

/**
 * What reminders are about, read across nouns. Subjects are made in SQL as well as here: kind, UUID in hexadecimal, and
 * what else tells two of a kind apart; `reminder_snooze.subject` holds them, and claims begin with them.
 */
export function subjectKey({
  kind,
  id,
  slot,
}: {
  kind: ReminderKind;
  id: string;
  slot?: string | undefined;
}): string {
  const name = kind === 'festival' || kind === 'organisation' ? id : toUuid(id).toString('hex').toUpperCase();
  return slot === undefined ? `${kind}:${name}` : `${kind}:${name}:${slot}`;
}

type Scope = 'mine' | 'all';
type DueSubject = {
  subject: string;
  key: string;
  stakeholderId: string;
  name: string;
  dueOn: string;
  snoozedUntil: number | null;
};
export type DueContact = DueSubject & { slot: Slot; announceOn: string };
export type DueStep = DueSubject & { id: string; text: string };
export type DueClock = Omit<DueSubject, 'key' | 'dueOn' | 'stakeholderId' | 'name'> & {
  id: string;
  clock: string;
  stakeholderId: string | null;
  name: string | null;
  warnAt: number;
  deadlineAt: number;
};
export type Celebrated = {
  subject: string;
  personId: string;
  personName: string;
  stakeholderId: string;
  stakeholderName: string;
  year: number | null;
  month: number;
  day: number;
  calendar: 'solar' | 'lunar';
  leap: boolean;
  snoozedUntil: number | null;
};

/** SQL condition for "mine": rows without an owner count, and where nobody is "me", all rows do. */
const scoped = (column: string) =>
  `(@all OR ${column} IS NULL OR ${column} = ${ME}
    OR ${ME} IS NULL)`;

/** SQL condition for what planning looks at: not alerted yet, lost on the way, or snoozed. */
const open = (key: string) =>
  `(z.until_at IS NOT NULL OR NOT EXISTS (
     SELECT 1 FROM reminder_claim AS c JOIN reminder_alert AS a ON a.id = c.alert_id
     WHERE c.key = ${key} AND a.shown_at IS NOT NULL))`;

const CONTACT = `'contact:' || hex(s.uuid) || ':' || d.slot`;
const STEP = `'next-step:' || hex(n.uuid)`;
const LIVE = 's.deleted_at IS NULL AND s.merged_into IS NULL';
const contactsFrom = (
  join: string,
) => `FROM cadence_due AS d JOIN stakeholder AS s ON s.id = d.stakeholder_id ${join}
  WHERE d.due_on <= @dueBy AND d.announce_on <= @on AND ${LIVE} AND ${scoped('d.owner_id')}`;
const stepsFrom = (
  join: string,
) => `FROM next_step AS n JOIN stakeholder AS s ON s.id = n.stakeholder_id ${join}
  WHERE n.due_on <= @dueBy AND n.done_at IS NULL AND n.deleted_at IS NULL AND ${LIVE} AND ${scoped('n.owner_id')}`;

const CONTACTS = contactsFrom(`LEFT JOIN reminder_snooze AS z ON z.subject = ${CONTACT}`);
const STEPS = stepsFrom(`LEFT JOIN reminder_snooze AS z ON z.subject = ${STEP}`);

type DueParams = { on: string; dueBy: string; all: number };
type DueRow<T> = Omit<T, 'stakeholderId'> & { uuid: Buffer };

export function reminderSources(db: Db) {
  const contactColumns = `SELECT s.uuid, s.name, d.slot, d.due_on AS dueOn, d.announce_on AS announceOn,
    ${CONTACT} AS subject, ${CONTACT} || ':' || d.due_on AS key, z.until_at AS snoozedUntil`;
  const openContacts = db.prepare<DueParams, DueRow<DueContact>>(
    `${contactColumns} ${CONTACTS} AND ${open(`${CONTACT} || ':' || d.due_on`)} ORDER BY d.due_on, s.sort_key`,
  );
  const contactsDue = db.prepare<DueParams & { after: string }, DueRow<DueContact>>(
    `${contactColumns} ${CONTACTS} AND d.due_on > @after ORDER BY d.due_on, s.sort_key LIMIT 1000`,
  );
  const stepColumns = `SELECT s.uuid, s.name, n.uuid AS stepUuid, n.text, n.due_on AS dueOn,
    ${STEP} AS subject, ${STEP} || ':' || n.due_on AS key, z.until_at AS snoozedUntil`;
  const openSteps = db.prepare<DueParams, DueRow<DueStep> & { stepUuid: Buffer }>(
    `${stepColumns} ${STEPS} AND ${open(`${STEP} || ':' || n.due_on`)} ORDER BY n.due_on, n.id`,
  );
  const stepsDue = db.prepare<DueParams & { after: string }, DueRow<DueStep> & { stepUuid: Buffer }>(
    `${stepColumns} ${STEPS} AND n.due_on > @after ORDER BY n.due_on, n.id LIMIT 1000`,
  );
  const clocks = db.prepare<{ all: number }, DueRow<DueClock> & { uuid: Buffer; owner: Buffer | null }>(
    `SELECT f.uuid, s.uuid AS owner, s.name, 'feedback:' || hex(f.uuid) AS subject,
       'feedback:' || hex(f.uuid) || ':' || c.clock || ':' || c.ordinal AS clock,
       c.warn_at AS warnAt, c.deadline_at AS deadlineAt, z.until_at AS snoozedUntil
     FROM feedback_clock AS c JOIN feedback AS f ON f.id = c.feedback_id
     LEFT JOIN stakeholder AS s ON s.id = f.stakeholder_id
     LEFT JOIN reminder_snooze AS z ON z.subject = 'feedback:' || hex(f.uuid)
     WHERE c.stopped_at IS NULL AND c.paused = 0 AND f.deleted_at IS NULL AND ${scoped('f.owner_id')}
     ORDER BY c.deadline_at`,
  );
  const people = db.prepare<
    { calendar: string; month: number; day: number; leap: number; all: number },
    Omit<Celebrated, 'personId' | 'stakeholderId' | 'leap'> & {
      uuid: Buffer;
      stakeholder: Buffer;
      leap: number;
    }
  >(
    `SELECT p.uuid, p.name AS personName, s.uuid AS stakeholder, s.name AS stakeholderName,
       'birthday:' || hex(p.uuid) AS subject, z.until_at AS snoozedUntil, p.birthday_calendar AS calendar,
       p.birthday_month AS month, p.birthday_day AS day, p.birthday_year AS year, p.birthday_leap AS leap
     FROM person AS p JOIN stakeholder AS s ON s.id = p.stakeholder_id
     LEFT JOIN reminder_snooze AS z ON z.subject = 'birthday:' || hex(p.uuid)
     WHERE p.birthday_calendar = @calendar AND p.birthday_month = @month AND p.birthday_day = @day
       AND (@calendar = 'solar' OR p.birthday_leap = @leap) AND p.deleted_at IS NULL AND ${LIVE}
       AND ${scoped('s.owner_id')}
     ORDER BY p.sort_key, p.id`,
  );
  const snoozes = db.prepare<[string], { until_at: number }>(
    'SELECT until_at FROM reminder_snooze WHERE subject = ?',
  );

  const dueParams = (on: string, scope: Scope) => ({
    on,
    dueBy: announcedBy(activeCalendar(db), on),
    all: scope === 'all' ? 1 : 0,
  });
  const contact = ({ uuid, ...row }: DueRow<DueContact>): DueContact => ({
    ...row,
    stakeholderId: fromUuid(uuid),
  });
  const step = ({ uuid, stepUuid, ...row }: DueRow<DueStep> & { stepUuid: Buffer }): DueStep => ({
    ...row,
    id: fromUuid(stepUuid),
    stakeholderId: fromUuid(uuid),
  });

  return {
    /** Contacts announced by a day that must be planned for. */
    openContacts: (on: string, scope: Scope) => openContacts.all(dueParams(on, scope)).map(contact),
    /** Open steps announced by a day that must be planned for. */
    openSteps: (on: string, scope: Scope) => openSteps.all(dueParams(on, scope)).map(step),
    /** At most 1,000 contacts due after a day, up to another. */
    contactsBetween: (after: string, until: string, scope: Scope) =>
      contactsDue.all({ ...dueParams(until, scope), dueBy: until, after }).map(contact),
    stepsBetween: (after: string, until: string, scope: Scope) =>
      stepsDue.all({ ...dueParams(until, scope), dueBy: until, after }).map(step),
    /** Running clocks of feedback. */
    clocks: (scope: Scope): DueClock[] =>
      clocks.all({ all: scope === 'all' ? 1 : 0 }).map(({ uuid, owner, ...row }) => ({
        ...row,
        id: fromUuid(uuid),
        stakeholderId: owner && fromUuid(owner),
      })),
    /** People whose birthday is kept on a day. */
    celebratedOn: (on: string, scope: Scope): Celebrated[] =>
      birthdayDatesOn(on).flatMap((date) =>
        people
          .all({ ...date, leap: date.leap ? 1 : 0, all: scope === 'all' ? 1 : 0 })
          .map(({ uuid, stakeholder, leap, ...row }) => ({
            ...row,
            leap: leap === 1,
            personId: fromUuid(uuid),
            stakeholderId: fromUuid(stakeholder),
          })),
      ),
    snoozedUntil: (subject: string): number | null => snoozes.get(subject)?.until_at ?? null,
  };
}

export type ReminderSources = ReturnType<typeof reminderSources>;

/** Days from one to another, both included; none when they are the wrong way round. */
export function daysBetween(from: string, until: string): string[] {
  const days: string[] = [];
  for (let on = from; on <= until; on = addDays(on, 1)) days.push(on);
  return days;
}
