import type { HandlerInput } from '../../contract/call.ts';
import type { reminders } from '../../contract/reminders.ts';
import { FESTIVALS } from '../../domain/festivals.ts';
import { message } from '../../domain/message.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Services } from '../services/services.ts';
import type { ReminderDesk } from './desk.ts';
import { subjectKey } from './sources.ts';
import { alertTitle } from './texts.ts';
import { upcomingItems } from './upcoming.ts';

type Subject = HandlerInput<(typeof reminders)['reminders.unsnooze']>['subject'];

const NO_SUBJECT = refuse('not-found', 'reminders:error.subject');
const isSubject = ({ kind, id }: Subject): boolean =>
  UUID.test(id) ||
  (kind === 'festival' && FESTIVALS.some((festival) => festival === id)) ||
  kind === 'organisation';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function reminderHandlers(
  desk: ReminderDesk,
  { notify, report }: Pick<Services, 'notify' | 'report'>,
): Handlers<typeof reminders> {
  const { session, store } = desk;
  const settings = () => {
    const { enabled, festivals, occasions, ...rest } = store.settings();
    return { ...rest, enabled: [...enabled], festivals: [...festivals], occasions: [...occasions] };
  };

  async function showTest(id: number): Promise<void> {
    const isShown = await notify({
      id: String(id),
      title: alertTitle('test', [], session),
      body: session.text(message('reminders:test.body')),
      route: '#/settings',
    });
    if (isShown && session.db.open) store.shown(id, session.now());
  }

  return {
    'reminders.settings': () => ok(settings()),
    'reminders.setSettings'(change) {
      const definedEntries = Object.entries(change).filter(([, value]) => value !== undefined);
      store.setSettings({ ...settings(), ...Object.fromEntries(definedEntries) });
      return ok(settings());
    },
    'reminders.upcoming': ({ days, scope }) => ok(upcomingItems(desk, days, scope ?? store.settings().scope)),
    'reminders.snooze'({ subject, until }) {
      if (!isSubject(subject)) return NO_SUBJECT;
      store.snooze(subjectKey(subject), until);
      return ok({});
    },
    'reminders.unsnooze'({ subject }) {
      if (!isSubject(subject)) return NO_SUBJECT;
      store.unsnooze(subjectKey(subject));
      return ok({});
    },
    'reminders.test'() {
      const id = store.claim({ kind: 'test', keys: [], items: [] }, session.now());
      if (id !== null) void showTest(id).catch((error) => report(error, 'reminders.test'));
      return ok({});
    },
    'reminders.history': ({ limit }) =>
      ok(
        store.history(limit).map(({ at, kind, items, shownAt }) => ({
          at,
          kind,
          title: alertTitle(kind, items, session),
          shownAt,
        })),
      ),
  };
}
