import type { trail } from '../../contract/trail.ts';
import { message } from '../../domain/message.ts';
import { ok, refuse } from '../../domain/result.ts';
import { listName } from '../../records/entered.ts';
import { offsetOf, pageOf } from '../db/page.ts';
import type { Handlers } from '../ipc/serve.ts';
import { verifyTrail } from '../journal/verify.ts';
import type { Services } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import { changesOf } from './changes.ts';
import { printedPage } from './printed.ts';
import { type TrailListRow, trailStore } from './store.ts';

/** Looking at the same stakeholder again within this time is no news. */
const LOOKED_MS = 3_600_000;

/** Details that stand in the sentence of an entry. */
type Detail = {
  stakeholder?: string;
  attachment?: string;
  list?: string;
  route?: string;
  [name: string]: unknown;
};

export function trailHandlers(session: Session, { vault }: Pick<Services, 'vault'>): Handlers<typeof trail> {
  const { db, text, now, zone } = session;
  const store = trailStore(db);

  const changed = ({ call, actionId }: TrailListRow): string => {
    const undone = call === 'actions.undo' && actionId !== null ? store.undoneBy(actionId) : undefined;
    if (undone === undefined) return text(message(`trail:call.${call}`));
    const what = text(message(`trail:call.${undone.call}`));
    return text(message(undone.again ? 'actions:redone' : 'actions:undone', { what }));
  };

  /** What was done, in words: the call's own where something was changed, else the kind of event with its detail. */
  const sentence = (row: TrailListRow, { list, route, ...detail }: Detail): string => {
    const { event, call } = row;
    if (event === 'changed') return changed(row);
    const what =
      event === 'secured'
        ? text(message(`trail:call.${call}`))
        : list !== undefined
          ? text(message(listName(list)))
          : route === undefined
            ? ''
            : printedPage(route, text);
    const plain = Object.entries(detail).filter(([, value]) => ['string', 'number'].includes(typeof value));
    return text(message(`trail:event.${event}`, { ...Object.fromEntries(plain), what }));
  };

  return {
    'trail.list'({ stakeholderId, events, limit, ...at }) {
      const offset = offsetOf(at);
      if (!offset.ok) return offset;
      const { rows, total } = store.list({ stakeholderId, events }, offset.value, limit);
      const told = rows.map((row) => {
        const detail: Detail = JSON.parse(row.detail);
        const about = store.about(row, detail);
        return {
          id: row.id,
          at: row.at,
          who: row.who,
          event: row.event,
          call: row.call,
          text: sentence(row, detail),
          changes: row.changes,
          about,
          hash: row.hash.toString('hex'),
        };
      });
      return ok(pageOf({ rows: told, total }, offset.value));
    },

    'trail.changes'({ id }) {
      const action = store.actionOf(id);
      if (action === undefined) return refuse('not-found', 'trail:error.notFound');
      return ok(action === null ? [] : changesOf(db, action, { text, zone: zone() }));
    },

    'trail.verify'() {
      const { fault, ...verdict } = verifyTrail(db, { heads: vault.backups().heads() });
      const told = fault && {
        entry: fault.entry,
        text: text(message(`trail:fault.${fault.at}`, { entry: fault.entry })),
      };
      return ok({ ...verdict, intact: fault === null, fault: told });
    },

    'trail.looked'({ stakeholderId }) {
      if (!store.isStakeholder(stakeholderId)) return refuse('not-found', 'stakeholders:error.notFound');
      if (!store.lookedAtSince(stakeholderId, now() - LOOKED_MS))
        session.note({ event: 'looked-at', call: 'trail.looked', detail: { stakeholder: stakeholderId } });
      return ok({});
    },

    'trail.printed'({ route }) {
      const [, page, id = ''] = /^#\/print\/(visit|person)\?.*\bid=([0-9a-f-]{36})/.exec(route) ?? [];
      const stakeholder = page === 'person' ? store.employerOf(id) : page && id;
      const detail = { route, ...(stakeholder !== undefined && { stakeholder }) };
      session.note({ event: 'printed', call: 'trail.printed', detail });
      return ok({});
    },
  };
}
