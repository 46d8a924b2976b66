import { CHOSEN_FIELDS, compareEntries } from '../../../domain/merging.ts';
import type { InputOf } from '../../bridge.ts';
import type { Stakeholder } from '../form/StakeholderDrawer.tsx';

export type Take = NonNullable<InputOf<'stakeholders.merge'>['take']>;
export type Field = (typeof CHOSEN_FIELDS)[number];

const isEmpty = (value: unknown): boolean => value === null || value === '';

/** The fields in which the two differ. */
export const differences = (keep: Stakeholder, other: Stakeholder): Field[] =>
  CHOSEN_FIELDS.filter((field) => JSON.stringify(keep[field]) !== JSON.stringify(other[field]));

/** How much an entry holds: contact details, filled fields, and what happened with it. */
const holds = ({ tags, phones, emails, notes, people, ...entry }: Stakeholder, happened: number): number =>
  [tags, phones, emails, people].flat().length +
  [notes, ...CHOSEN_FIELDS.map((field) => entry[field])].filter((value) => !isEmpty(value)).length +
  happened;

/** Two entries with how much happened with each, the one first that goes on unless the user says otherwise. */
export const inOrder = (entries: { entry: Stakeholder; happened: number }[]): Stakeholder[] =>
  entries
    .map(({ entry, happened }) => ({
      entry,
      inactive: entry.inactive,
      holds: holds(entry, happened),
      createdAt: entry.createdAt,
    }))
    .sort(compareEntries)
    .map(({ entry }) => entry);

export const suggested = (keep: Stakeholder, other: Stakeholder): Take =>
  Object.fromEntries(
    differences(keep, other).map((field) => [field, isEmpty(keep[field]) ? 'other' : 'keep'] as const),
  );
