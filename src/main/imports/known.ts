import type { KnownPerson, KnownStakeholder } from '../../domain/imports/likeness.ts';
import { message } from '../../domain/message.ts';
import { plainTexts } from '../../domain/stakeholders.ts';
import { personStore } from '../people/store.ts';
import type { Session } from '../session/session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import type { ImportStore } from './store.ts';

/** One of several whom a row may mean, so that a user can tell them apart. */
export type Candidate = { id: string; name: string; detail: string };
export type Known = ReturnType<typeof knownOf>;

/** What the register says of those whom a row may mean. */
export function knownOf({ db, text }: Session, store: ImportStore) {
  const register = stakeholderStore(db);
  const people = personStore(db);

  const entry = (row: number) => {
    const id = store.stakeholder(row)?.id;
    return id === undefined ? undefined : register.get(id)?.stakeholder;
  };
  const someone = (row: number) => {
    const found = store.person(row);
    const held = found && people.held(found.id)?.person;
    return held && { ...held, company: store.stakeholder(found.stakeholder)?.name ?? '' };
  };
  const described = (
    id: string,
    name: string,
    details: readonly (string | null | undefined)[],
  ): Candidate => ({
    id,
    name,
    detail: details.filter(Boolean).join(' · '),
  });

  return {
    person(row: number): KnownPerson {
      const found = someone(row);
      return {
        role: found?.role ?? '',
        department: found?.department ?? '',
        wechat: found?.wechat ?? '',
        address: found?.address ?? '',
        birthday: found?.birthday ?? null,
        company: found?.company ?? '',
      };
    },
    stakeholder(row: number): KnownStakeholder {
      const found = entry(row);
      return {
        website: found?.website ?? '',
        address: found?.address ?? '',
        ...plainTexts((name) => found?.[name] ?? ''),
        kind: found?.kind ?? '',
        tier: found?.tier ?? '',
        ownerName: found?.ownerName ?? null,
        tags: found?.tags ?? [],
        people: [...people.ofStakeholder(row)].map(({ name }) => name),
      };
    },
    candidates: (of: 'stakeholder' | 'person', rows: readonly number[]): Candidate[] =>
      rows.flatMap((row) => {
        if (of === 'person') {
          const found = someone(row);
          if (found === undefined) return [];
          const [point] = [...found.phones, ...found.emails];
          return [described(found.id, found.name, [found.company, found.role, point?.value])];
        }
        const found = entry(row);
        if (found === undefined) return [];
        const [point] = [...found.phones, ...found.emails];
        const kind = text(message(`enums:stakeholderKind.${found.kind}`));
        const names = people.ofStakeholder(row).map(({ name }) => name);
        return [
          described(found.id, found.name, [kind, point?.value, found.address, names[0], found.ownerName]),
        ];
      }),
  };
}
