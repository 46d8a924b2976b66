import type { InputOf } from '../../bridge.ts';
import type { Stakeholder } from '../form/StakeholderDrawer.tsx';

export type Take = NonNullable<InputOf<'stakeholders.merge'>['take']>;
export type Field = keyof Take & keyof Stakeholder;

/** Fields that a merge chooses between, in the order of the form. */
const FIELDS = [
  'name',
  'kind',
  'tier',
  'influence',
  'interest',
  'status',
  'ownerId',
  'tags',
  'phones',
  'emails',
  'industry',
  'website',
  'address',
  'preferredChannel',
  'activeFrom',
  'notes',
] as const satisfies Field[];

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The fields in which the two differ. */
export const differences = (keep: Stakeholder, other: Stakeholder): Field[] =>
  FIELDS.filter((field) => JSON.stringify(keep[field]) !== JSON.stringify(other[field]));

/** What to take unless the user says otherwise: the one that is kept, but nothing empty where the other knows something. */
export const suggested = (keep: Stakeholder, other: Stakeholder): Take =>
  Object.fromEntries(
    differences(keep, other).map((field) => [field, isEmpty(keep[field]) ? 'other' : 'keep'] as const),
  );
