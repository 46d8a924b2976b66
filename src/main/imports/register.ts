import type { HandlerOutput } from '../../contract/call.ts';
import type { imports } from '../../contract/imports.ts';
import type { Person } from '../../contract/people.ts';
import { personChanges, stakeholderChanges } from '../../domain/import/changes.ts';
import { withDetails } from '../../domain/import/details.ts';
import type { ContactPoint, PersonDraft, StakeholderDraft } from '../../domain/import/fields.ts';
import { KNOWN_LABELS } from '../../domain/import/labels.ts';
import { message } from '../../domain/message.ts';
import type { StakeholderKind } from '../../domain/stakeholders.ts';
import { ownerStore } from '../owners/store.ts';
import { personStore } from '../people/store.ts';
import type { Session } from '../session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import type { ImportStore } from './store.ts';

export type Counts = HandlerOutput<(typeof imports)['imports.apply']>['counts'];

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
    KNOWN_LABELS.map((label) => [label, session.text(message(`import:label.${label.replace(' ', '-')}`))]),
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
    createStakeholder(draft: StakeholderDraft): number | undefined {
      counts.stakeholdersCreated += 1;
      if (!write) return undefined;
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
          industry: draft.industry ?? '',
          preferredChannel: draft.preferredChannel ?? null,
          notes: withDetails(draft.notes ?? '', draft.details),
          activeFrom: draft.activeFrom ?? today,
          confidentiality: draft.confidentiality ?? 'normal',
        },
        owner,
        now,
        today,
      );
      if (draft.inactive === true) register.setInactive(row, true, now, today);
      return row;
    },

    /** Whether a list would make a strictly confidential stakeholder a normal one; it does not. */
    staysStrict(row: number, draft: StakeholderDraft): boolean {
      if (draft.confidentiality !== 'normal') return false;
      const id = store.stakeholder(row)?.id;
      return id !== undefined && register.get(id)?.stakeholder.confidentiality === 'strict';
    },

    /** Returns whether anything changes. `rename`: whether the list may correct the name. */
    updateStakeholder(row: number, draft: StakeholderDraft, rename: boolean): boolean {
      const id = store.stakeholder(row)?.id;
      const current = id === undefined ? undefined : register.get(id)?.stakeholder;
      if (current === undefined) return false;
      const { name, ...changes } = stakeholderChanges(current, draft);
      const fields = { ...changes, ...(rename && name !== undefined && { name }) };
      const newOwner =
        draft.owner !== undefined && draft.owner !== current.ownerName ? draft.owner : undefined;
      const newInactive = draft.inactive !== undefined && draft.inactive !== current.inactive;
      if (Object.keys(fields).length === 0 && newOwner === undefined && !newInactive) return false;
      counts.stakeholdersUpdated += 1;
      if (write) {
        const owner = newOwner === undefined ? undefined : ownerRow(newOwner);
        register.update(row, { ...fields, ...labelledPoints(fields) }, owner, now, today);
        if (newInactive) register.setInactive(row, draft.inactive === true, now, today);
      }
      return true;
    },

    createPerson(stakeholder: number | undefined, draft: PersonDraft): void {
      counts.peopleCreated += 1;
      if (!write || stakeholder === undefined) return;
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
          notes: withDetails(draft.notes ?? '', draft.details),
          primary: draft.primary ?? false,
        },
        now,
      );
    },

    /** Returns whether anything changes. */
    updatePerson(row: number, draft: PersonDraft): boolean {
      const place = store.person(row);
      const current = place && currentPerson(place.stakeholder, place.id);
      if (place === undefined || current === undefined) return false;
      const changes = personChanges(current, draft);
      if (Object.keys(changes).length === 0) return false;
      counts.peopleUpdated += 1;
      if (write) {
        people.update(
          { row, stakeholder: place.stakeholder },
          { ...changes, ...labelledPoints(changes) },
          now,
        );
      }
      return true;
    },
  };
}
