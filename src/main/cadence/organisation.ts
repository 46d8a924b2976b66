import { type OrganisationDue, organisationDue } from '../../domain/cadence/organisation.ts';
import { policyOn } from '../../domain/cadence/policy.ts';
import { dayAt } from '../../domain/reminders/wall.ts';
import type { Session } from '../session/session.ts';
import { cadenceRules } from './rules.ts';
import { cadenceStore } from './store.ts';

/** What the organisation owes whole groups by the rules of today, and when (S0 §4.3). */
export function organisationOwed({ db, now, today, zone }: Session): OrganisationDue[] {
  const store = cadenceStore(db);
  const owed = policyOn(cadenceRules(db, zone()).common, today())?.organisationObligations ?? [];
  return owed.map((obligation) => {
    const last = store.lastHeld(obligation, now());
    const since = store.firstOf(obligation.kinds) ?? today();
    return organisationDue(obligation, last === null ? null : dayAt(last, zone()), since, today());
  });
}
