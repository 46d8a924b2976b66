import type { HandlerInput } from '../../contract/call.ts';
import { MAX_NOTES, type stakeholders } from '../../contract/stakeholders.ts';
import { joinedNotes } from '../../domain/merging.ts';
import { message } from '../../domain/message.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { offsetOf, pageOf } from '../db/page.ts';
import type { Handlers } from '../ipc/serve.ts';
import { joinTwins } from '../people/join.ts';
import { personStore } from '../people/store.ts';
import type { Session } from '../session/session.ts';
import { choose, exceptionsPassedOver, passedOver } from './joining.ts';
import { stakeholderLookups } from './lookups.ts';
import { mergeRows } from './merge.ts';
import { stakeholderStore } from './store.ts';
import { entryOf, stakeholderTimeline } from './timeline.ts';

type Calls = typeof stakeholders;
type Selection = HandlerInput<Calls['stakeholders.deactivate']>;

const NOT_FOUND = refuse('not-found', 'stakeholders:error.notFound');

/** The register's use cases. */
export function stakeholderHandlers(session: Session): Handlers<Calls> {
  const store = stakeholderStore(session.db);
  const people = personStore(session.db);
  const lookups = stakeholderLookups(session.db);
  const timeline = stakeholderTimeline(session.db);
  const { now, today } = session;

  /** Rows of the selection, or the refusal that names what isn't there. */
  const rowsOf = (selection: Selection): Result<number[]> => {
    if ('filter' in selection) return ok(store.rowsOf(selection.filter, today()));
    const rows: number[] = [];
    for (const id of selection.ids) {
      const row = store.rowOf(id);
      if (row === undefined) return NOT_FOUND;
      rows.push(row);
    }
    return ok(rows);
  };

  /** Row of the owner named; null for nobody, undefined where it isn't said. */
  const ownerOf = (ownerId: string | null | undefined): Result<number | null | undefined> => {
    if (ownerId === undefined || ownerId === null) return ok(ownerId);
    const row = store.ownerRow(ownerId);
    return row === undefined ? refuse('not-found', 'owners:error.notFound') : ok(row);
  };

  const setInactive = (selection: Selection, inactive: boolean): Result<{ count: number }> => {
    const rows = rowsOf(selection);
    if (!rows.ok) return rows;
    const changed = rows.value.filter((row) => store.setInactive(row, inactive, now(), today()));
    return ok({ count: changed.length });
  };

  return {
    'stakeholders.create'({ people: newPeople, ...fields }) {
      const owner = fields.ownerId === undefined ? ok(store.myRow()) : ownerOf(fields.ownerId);
      if (!owner.ok) return owner;
      const activeFrom = fields.activeFrom ?? today();
      const { id, row } = store.insert({ ...fields, activeFrom }, owner.value ?? null, now(), today());
      for (const person of newPeople) people.insert(row, person, now());
      return ok({ id });
    },

    'stakeholders.update'({ id, ...fields }) {
      const row = store.rowOf(id);
      if (row === undefined) return NOT_FOUND;
      const owner = ownerOf(fields.ownerId);
      if (!owner.ok) return owner;
      store.update(row, fields, owner.value, now(), today());
      return ok({});
    },

    'stakeholders.get'({ id }) {
      const found = store.get(id);
      if (found === undefined) return NOT_FOUND;
      return ok({ ...found.stakeholder, people: people.ofStakeholder(found.row) });
    },

    'stakeholders.list'(input) {
      return ok(pageOf(store.list(input, today()), input.offset));
    },

    'stakeholders.grid': ({ filter }) => ok(store.grid(filter, today())),

    'stakeholders.deactivate': (selection) => setInactive(selection, true),
    'stakeholders.restore': (selection) => setInactive(selection, false),

    'stakeholders.bulkEdit'({ of, set: { addTags = [], removeTags = [], ...fields } }) {
      const rows = rowsOf(of);
      if (!rows.ok) return rows;
      const owner = ownerOf(fields.ownerId);
      if (!owner.ok) return owner;
      for (const row of rows.value) {
        store.update(row, fields, owner.value, now(), today());
        if (addTags.length > 0 || removeTags.length > 0)
          store.changeTags(row, addTags, removeTags, now(), today());
      }
      return ok({ count: rows.value.length });
    },

    'stakeholders.duplicates'({ id }) {
      const row = store.rowOf(id);
      return row === undefined ? NOT_FOUND : ok(lookups.duplicates(row));
    },

    'stakeholders.merge'({ keepId, otherId, take }) {
      if (keepId === otherId) return refuse('invalid', 'stakeholders:error.mergeWithItself');
      const keep = store.get(keepId);
      const other = store.get(otherId);
      if (keep === undefined || other === undefined) return NOT_FOUND;
      const { taken, passed } = choose(keep.stakeholder, other.stakeholder, take);
      const owner = ownerOf(taken.ownerId);
      if (!owner.ok) return owner;
      const lines = [
        ...passed.map((one) => passedOver(one, session.text)),
        ...exceptionsPassedOver(session.db, keep.row, other.row, session.text),
      ].map(({ field, value }) => session.text(message('stakeholders:merge.noted', { field, value })));
      const notes = joinedNotes(keep.stakeholder.notes, [other.stakeholder.notes, ...lines]);
      if (notes.length > MAX_NOTES) return refuse('conflict', 'stakeholders:error.notesTooLong');
      // Whatever is chosen: what was strictly confidential of either must not get out with the other.
      const isStrict = [keep, other].some(({ stakeholder }) => stakeholder.confidentiality === 'strict');
      const joined = joinTwins(session, keep.row, other.row);
      mergeRows(session.db, keep.row, other.row, now());
      const fields = { ...taken, notes, ...(isStrict && { confidentiality: 'strict' as const }) };
      store.update(keep.row, fields, owner.value, now(), today());
      return ok({ noted: lines, people: joined });
    },

    'stakeholders.timeline'({ id, limit, ...at }) {
      const row = store.rowOf(id);
      if (row === undefined) return NOT_FOUND;
      const offset = offsetOf(at);
      if (!offset.ok) return offset;
      const { rows, total } = timeline(row, offset.value, limit);
      return ok(pageOf({ rows: rows.map((entry) => entryOf(entry, session.text)), total }, offset.value));
    },
  };
}
