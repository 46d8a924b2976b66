import type { cadence } from '../../contract/cadence.ts';
import { intervalText, parseInterval } from '../../domain/cadence/interval.ts';
import { nextDue } from '../../domain/cadence/next-due.ts';
import { workingDayOnOrBefore } from '../../domain/calendars/calendar.ts';
import { addDays } from '../../domain/calendars/days.ts';
import { message } from '../../domain/message.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { announcedBy } from '../../domain/today.ts';
import { activeCalendar, BUILT_IN } from '../calendars/active.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Outside } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import { type DueEntry, dueAsOf, dueNow } from './as-of.ts';
import { dueView, everyMessage, remembering } from './explain.ts';
import { organisationOwed } from './organisation.ts';
import { cadenceStore, type ExceptionFields } from './store.ts';

type Calls = typeof cadence;
type WithoutVault = Pick<Calls, 'cadence.nextDue'>;

/** Days end here (contract/values.ts). */
const LAST_DAY = '2199-12-31';
const NO_STAKEHOLDER = refuse('not-found', 'stakeholders:error.notFound');
const NO_EXCEPTION = refuse('not-found', 'cadence:error.exceptionNotFound');

/** What needs no vault; an open one lends its calendar. */
export function cadenceHandlersWithoutVault({ session, text }: Outside): Handlers<WithoutVault> {
  return {
    'cadence.nextDue'({ last, every }) {
      const interval = parseInterval(every);
      if (!interval.ok) return interval;
      const { due, steps } = nextDue(last, interval.value);
      if (due > LAST_DAY) return refuse('invalid', 'cadence:error.tooFar');
      const db = session()?.db;
      const calendar = db === undefined ? BUILT_IN : activeCalendar(db);
      const announceOn = workingDayOnOrBefore(calendar, due);
      const shifted = message('cadence:why.shifted', { due, announce: announceOn });
      return ok({ due, announceOn, steps: [...steps, ...(announceOn === due ? [] : [shifted])].map(text) });
    },
  };
}

/** Due dates, told and explained, and the exceptions to the policy. */
export function cadenceHandlers(session: Session): Handlers<Omit<Calls, keyof WithoutVault>> {
  const { db, text, now, today, zone } = session;
  const store = cadenceStore(db);
  const teller = () => {
    const say = remembering(text);
    return ({ of, item, rule }: DueEntry) => dueView(of, item, rule, say);
  };

  const exceptionEvery = (every: string): Result<string> => {
    if (every === 'off') return ok(every);
    const interval = parseInterval(every);
    return interval.ok ? ok(intervalText(interval.value)) : interval;
  };

  /** Whom an exception is for: exactly one of the two. */
  const exceptionOf = (
    stakeholderId: string | undefined,
    tag: string | undefined,
  ): Result<Pick<ExceptionFields, 'stakeholder' | 'tag'>> => {
    if (stakeholderId !== undefined && tag === undefined) {
      const stakeholder = store.rowOf(stakeholderId);
      return stakeholder === undefined ? NO_STAKEHOLDER : ok({ stakeholder, tag: null });
    }
    if (tag === undefined || tag === '' || stakeholderId !== undefined)
      return refuse('invalid', 'cadence:error.exceptionOf');
    return ok({ stakeholder: null, tag: store.tagRow(tag) });
  };

  return {
    'cadence.due'({ on = today(), ahead, ...asked }) {
      const announced = announcedBy(activeCalendar(db), on);
      const by = [announced, addDays(on, ahead)].toSorted().at(-1) ?? announced;
      if (on === today()) {
        const { rows, total } = store.due({ on, by }, asked);
        return ok({ rows: rows.map(dueNow(db, zone(), on)).map(teller()), total });
      }
      const owners = asked.ownerIds?.length ? store.ownerRows(asked.ownerIds) : undefined;
      const dueItems = dueAsOf(db, store, { now: now(), zone: zone() }, on, by, owners);
      const { states } = asked;
      const all = states?.length ? dueItems.filter(({ item }) => states.includes(item.state)) : dueItems;
      return ok({
        rows: all.slice(asked.offset, asked.offset + asked.limit).map(teller()),
        total: all.length,
      });
    },

    'cadence.forStakeholder'({ stakeholderId }) {
      const row = store.rowOf(stakeholderId);
      if (row === undefined) return NO_STAKEHOLDER;
      return ok(
        store
          .ofStakeholder(row)
          .map(dueNow(db, zone(), today()))
          .map(teller()),
      );
    },

    'cadence.organisation': () =>
      ok(
        organisationOwed(session).map(({ every, lastOn, dueOn, why: [rule, ...why] }) => ({
          rule: rule === undefined ? '' : text(rule),
          every: text(everyMessage(every)),
          lastOn,
          dueOn,
          why: why.map(text),
        })),
      ),

    'cadence.exceptions'({ stakeholderId }) {
      const exceptions = store.exceptions(stakeholderId).map(({ every, ...rest }) => {
        const interval = parseInterval(every);
        return { ...rest, every: interval.ok ? text(everyMessage(interval.value)) : every };
      });
      return ok(exceptions);
    },

    'cadence.saveException'({ id, slot, note, stakeholderId, tag, ...input }) {
      const before = id === undefined ? undefined : store.exception(id);
      if (id !== undefined && before === undefined) return NO_EXCEPTION;
      const every = exceptionEvery(input.every);
      if (!every.ok) return every;
      const hasSubject = stakeholderId !== undefined || tag !== undefined;
      const of = hasSubject || before === undefined ? exceptionOf(stakeholderId, tag) : ok(before);
      if (!of.ok) return of;
      const fields = { ...of.value, slot, every: every.value, note };
      const same = store.sameException(fields);
      if (same !== undefined && same !== before?.row)
        return refuse('conflict', 'cadence:error.exceptionExists');
      // The old one ends rather than changes: the days that it was in force on are judged by it.
      if (before !== undefined) store.endException(before.row, now());
      return ok({ id: store.addException(fields, now()) });
    },

    'cadence.removeException'({ id }) {
      const exception = store.exception(id);
      if (exception === undefined) return NO_EXCEPTION;
      store.endException(exception.row, now());
      return ok({});
    },
  };
}
