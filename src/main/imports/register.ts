import type { HandlerOutput } from '../../contract/call.ts';
import type { imports } from '../../contract/imports.ts';
import type { Person } from '../../contract/people.ts';
import type { Birthday } from '../../domain/birthdays.ts';
import { birthdayText } from '../../domain/imports/birthday-text.ts';
import { personChanges, stakeholderChanges } from '../../domain/imports/changes.ts';
import { withDetails } from '../../domain/imports/details.ts';
import type {
  ContactPoint,
  Field,
  ConflictingValue as PassedField,
  PersonDraft,
  StakeholderDraft,
} from '../../domain/imports/fields.ts';
import { KNOWN_LABELS } from '../../domain/imports/labels.ts';
import { ENUM_OF_FIELD } from '../../domain/merging.ts';
import { message } from '../../domain/message.ts';
import type { StakeholderKind } from '../../domain/stakeholders.ts';
import { plainTexts } from '../../domain/stakeholders.ts';
import { ownerStore } from '../owners/store.ts';
import { personStore } from '../people/store.ts';
import type { Session } from '../session/session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import type { ImportStore } from './store.ts';

export type Counts = HandlerOutput<(typeof imports)['imports.apply']>['counts'];

/** A line of the notes that keeps what could not stand in its field. */
export type Passed = { field: Field; line: string };
/** Of the register, before the list; of another row of the list. */
const FORMER = 'imports:passed.former';
const ALSO = 'imports:passed.also';

type Points = { phones?: ContactPoint[]; emails?: ContactPoint[] };

/**
 * The register as an import writes it. With `write` false nothing is written, and what would be is counted just the
 * same.
 */
export function importRegister(session: Session, store: ImportStore, kind: StakeholderKind, write: boolean) {
  const register = stakeholderStore(session.db);
  const people = personStore(session.db);
  const owners = ownerStore(session.db);
  const ownerIds = store.owners();
  const me = register.myRow();
  const [now, today] = [session.now(), session.today()];
  const counts = { stakeholdersCreated: 0, stakeholdersUpdated: 0, peopleCreated: 0, peopleUpdated: 0 };

  /** Labels that programs use, in the user's words: `mobile` → 手机. */
  const words = new Map<string, string>(
    KNOWN_LABELS.map((label) => [label, session.text(message(`imports:label.${label.replace(' ', '-')}`))]),
  );
  const labelled = (points: ContactPoint[]): ContactPoint[] =>
    points.map(({ label, value }) => ({ label: words.get(label) ?? label, value }));
  const labelledPoints = ({ phones, emails }: Points) => ({
    ...(phones && { phones: labelled(phones) }),
    ...(emails && { emails: labelled(emails) }),
  });

  /** The owner of this name, made where there is none. */
  const ownerRow = (name: string): number | undefined => {
    const id = ownerIds.get(name) ?? owners.insert({ name, department: '', active: true }, now);
    ownerIds.set(name, id);
    return register.ownerRow(id);
  };

  const saidOf = (value: string | Birthday, field: Field): string => {
    if (typeof value !== 'string') return birthdayText(value);
    const words = ENUM_OF_FIELD[field];
    return words === undefined ? value : session.text(message(`enums:${words}.${value}`));
  };
  /** Lines that keep what could not stand: `key` says where it was. */
  const toldOf = (key: string, passed: readonly PassedField[] = []): Passed[] =>
    passed.map(({ field, value }) => ({
      field,
      line: session.text(
        message(field === 'notes' ? ALSO : key, {
          field: session.text(message(`imports:field.${field}`)),
          value: saidOf(value, field),
        }),
      ),
    }));
  const notesOf = (
    notes: string,
    details: readonly string[] | undefined,
    passed: readonly Passed[],
  ): string => withDetails(notes, [...(details ?? []), ...passed.map(({ line }) => line)]);

  const peopleOf = new Map<number, Map<string, Person>>();
  const currentPerson = (stakeholder: number, id: string): Person | undefined => {
    let known = peopleOf.get(stakeholder);
    if (known === undefined) {
      known = new Map(people.ofStakeholder(stakeholder).map((person) => [person.id, person]));
      peopleOf.set(stakeholder, known);
    }
    return known.get(id);
  };

  return {
    counts,

    /** Returns its row; undefined where nothing is written. */
    createStakeholder(draft: StakeholderDraft): { row: number | undefined; passed: Passed[] } {
      counts.stakeholdersCreated += 1;
      const passed = toldOf(ALSO, draft.passed);
      if (!write) return { row: undefined, passed };
      const owner = draft.owner === undefined ? me : (ownerRow(draft.owner) ?? me);
      const { row } = register.insert(
        {
          name: draft.name,
          kind: draft.kind ?? kind,
          tier: draft.tier ?? 'general',
          influence: draft.influence ?? 'medium',
          interest: draft.interest ?? 'medium',
          status: draft.status ?? 'active',
          tags: draft.tags,
          phones: labelled(draft.phones),
          emails: labelled(draft.emails),
          website: draft.website ?? '',
          address: draft.address ?? '',
          ...plainTexts((name) => draft[name] ?? ''),
          preferredChannel: draft.preferredChannel ?? null,
          notes: notesOf(draft.notes ?? '', draft.details, passed),
          activeFrom: draft.activeFrom ?? today,
          confidentiality: draft.confidentiality ?? 'normal',
        },
        owner,
        now,
        today,
      );
      if (draft.inactive === true) register.setInactive(row, true, now, today);
      return { row, passed };
    },

    /** Whether a list would make a strictly confidential stakeholder a normal one; it does not. */
    staysStrict(row: number, draft: StakeholderDraft): boolean {
      if (draft.confidentiality !== 'normal') return false;
      const id = store.stakeholder(row)?.id;
      return id !== undefined && register.get(id)?.stakeholder.confidentiality === 'strict';
    },

    /** Returns what is passed over; null where nothing changes. `rename`: whether the list may correct the name. */
    updateStakeholder(row: number, draft: StakeholderDraft, rename: boolean): Passed[] | null {
      const id = store.stakeholder(row)?.id;
      const current = id === undefined ? undefined : register.get(id)?.stakeholder;
      if (current === undefined) return null;
      const {
        passed: former,
        changes: { name, ...changes },
      } = stakeholderChanges(current, draft);
      const passed = [...toldOf(FORMER, former), ...toldOf(ALSO, draft.passed)];
      const notes = notesOf(changes.notes ?? current.notes, [], passed);
      const fields = {
        ...changes,
        ...(rename && name !== undefined && { name }),
        ...(notes !== current.notes && { notes }),
      };
      const newOwner =
        draft.owner !== undefined && draft.owner !== current.ownerName ? draft.owner : undefined;
      const newInactive = draft.inactive !== undefined && draft.inactive !== current.inactive;
      if (Object.keys(fields).length === 0 && newOwner === undefined && !newInactive) return null;
      counts.stakeholdersUpdated += 1;
      if (write) {
        const owner = newOwner === undefined ? undefined : ownerRow(newOwner);
        register.update(row, { ...fields, ...labelledPoints(fields) }, owner, now, today);
        if (newInactive) register.setInactive(row, draft.inactive === true, now, today);
      }
      return passed;
    },

    createPerson(stakeholder: number | undefined, draft: PersonDraft): Passed[] {
      counts.peopleCreated += 1;
      const passed = toldOf(ALSO, draft.passed);
      if (!write || stakeholder === undefined) return passed;
      people.insert(
        stakeholder,
        {
          name: draft.name,
          role: draft.role ?? '',
          department: draft.department ?? '',
          phones: labelled(draft.phones),
          emails: labelled(draft.emails),
          wechat: draft.wechat ?? '',
          birthday: draft.birthday ?? null,
          preferredChannel: draft.preferredChannel ?? null,
          address: draft.address ?? '',
          notes: notesOf(draft.notes ?? '', draft.details, passed),
          primary: draft.primary ?? false,
        },
        now,
      );
      return passed;
    },

    /** Returns what is passed over; null where nothing changes. */
    updatePerson(row: number, draft: PersonDraft): Passed[] | null {
      const place = store.person(row);
      const current = place && currentPerson(place.stakeholder, place.id);
      if (place === undefined || current === undefined) return null;
      const { passed: former, changes } = personChanges(current, draft);
      const passed = [...toldOf(FORMER, former), ...toldOf(ALSO, draft.passed)];
      const notes = notesOf(changes.notes ?? current.notes, [], passed);
      const fields = { ...changes, ...(notes !== current.notes && { notes }) };
      if (Object.keys(fields).length === 0) return null;
      counts.peopleUpdated += 1;
      if (write) {
        people.update({ row, stakeholder: place.stakeholder }, { ...fields, ...labelledPoints(fields) }, now);
      }
      return passed;
    },
  };
}
