import type { feedback } from '../../contract/feedback.ts';
import { workCalendar } from '../../domain/calendars/calendar.ts';
import { deadline } from '../../domain/calendars/deadline.ts';
import { readCalendar } from '../../domain/calendars/file.ts';
import { parseTarget } from '../../domain/calendars/target.ts';
import { withZoneNote } from '../../domain/calendars/zone-note.ts';
import { allowedSteps } from '../../domain/feedback/transition.ts';
import { ok, refuse } from '../../domain/result.ts';
import { activeCalendar, BUILT_IN } from '../calendars/active.ts';
import { offsetOf, pageOf } from '../db/page.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Outside } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import { feedbackCases } from './cases.ts';
import { history, present } from './present.ts';
import { feedbackQueries } from './queries.ts';
import { clockRules } from './rules.ts';
import { feedbackStore, type StoredCase } from './store.ts';

type Calls = typeof feedback;
type WithoutVault = Pick<Calls, 'feedback.deadline'>;

export function feedbackHandlers(session: Session): Handlers<Omit<Calls, keyof WithoutVault>> {
  const store = feedbackStore(session.db);
  const queries = feedbackQueries(session.db);
  const cases = feedbackCases(session);
  const { now } = session;

  const presentAll = (cases: StoredCase[]) => {
    const rules = clockRules(session.db);
    return cases.map((one) => present(one, store.log(one.row), rules, session));
  };

  return {
    'feedback.receive'(input) {
      const received = cases.receive(input);
      if (!received.ok) return received;
      const { id } = received.value;
      const feedback = store.find(id);
      const clocks = feedback === undefined ? [] : presentAll([feedback]).flatMap((one) => one.clocks);
      return ok({ id, late: clocks.filter(({ state }) => state === 'breached').map(({ clock }) => clock) });
    },
    'feedback.update': ({ id, ...changes }) => cases.update(id, changes),
    'feedback.respond': ({ id, at, note }) => cases.take(id, { step: 'respond', at, note }),
    'feedback.wait': ({ id, at, note }) => cases.take(id, { step: 'wait', at, note }),
    'feedback.resume': ({ id, at, note }) => cases.take(id, { step: 'resume', at, note }),
    'feedback.resolve': ({ id, at, note, outcome }) => cases.take(id, { step: 'resolve', at, note, outcome }),
    'feedback.close': ({ id, at, note, satisfaction }) =>
      cases.take(id, { step: 'close', at, note, satisfaction }),
    'feedback.reopen': ({ id, at, note }) => cases.take(id, { step: 'reopen', at, note }),
    'feedback.escalate': ({ id, at, note }) => cases.take(id, { step: 'escalate', at, note }),
    'feedback.assign': ({ id, at, note, ownerId }) => cases.assign(id, ownerId, at, note),
    'feedback.remove': ({ id }) => cases.remove(id),

    'feedback.get'({ id }) {
      const feedback = store.find(id);
      if (feedback === undefined) return refuse('not-found', 'feedback:error.notFound');
      const log = store.log(feedback.row);
      const rules = clockRules(session.db);
      const row = present(feedback, log, rules, session);
      const highest = row.level === 3;
      const steps = allowedSteps(feedback).filter((step) => step !== 'escalate' || !highest);
      return ok({
        ...row,
        ownerId: feedback.ownerId,
        satisfaction: feedback.satisfaction,
        breachReason: feedback.breachReason,
        log: history(feedback, log, rules, session),
        allowed: feedback.state === 'closed' ? steps : [...steps, 'assign'],
      });
    },

    'feedback.queue'({ filter, offset, limit }) {
      const { rows, total } = queries.queue(filter, { now: now(), offset, limit });
      return ok({ rows: presentAll(rows), total });
    },

    'feedback.list'({ filter, limit, ...at }) {
      const offset = offsetOf(at);
      if (!offset.ok) return offset;
      const { rows, total } = queries.list(filter, { now: now(), offset: offset.value, limit });
      return ok(pageOf({ rows: presentAll(rows), total }, offset.value));
    },
  };
}

/** Deadlines can be computed without any vault; an open one lends its calendar. */
export function deadlineHandlers({ session, text, zone }: Outside): Handlers<WithoutVault> {
  return {
    'feedback.deadline'({ from, target, calendar }) {
      const duration = parseTarget(target);
      if (!duration.ok) return duration;
      const file = calendar === undefined ? undefined : readCalendar(calendar);
      if (file?.ok === false) return file;
      const open = session();
      const inUse = open === null ? BUILT_IN : activeCalendar(open.db);
      const calendarInUse = file === undefined ? inUse : workCalendar(file.value);
      const result = deadline(from, duration.value, calendarInUse);
      if (!result.ok) return result;
      return ok({
        ...result.value,
        steps: withZoneNote(result.value.steps, calendarInUse.zone, zone()).map(text),
      });
    },
  };
}
