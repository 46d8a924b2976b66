import type { Channel, OrganisationActivity } from '../interactions.ts';
import { CORE_TAG, type StakeholderKind, type Status, type Tier } from '../stakeholders.ts';
import { hasTag } from '../tags.ts';
import { addInterval, type Interval } from './interval.ts';
import type { Slot } from './slots.ts';

/**
 * Who has to be contacted how often. Every condition given must hold; none given: everybody. `every: 'off'` switches
 * the slot off for those it matches.
 */
export type CadenceRule = {
  id: string;
  slot: Slot;
  kinds?: readonly StakeholderKind[];
  tiers?: readonly Tier[];
  tag?: string;
  stakeholderId?: string;
  /** Whether it is an exception from the policy. */
  exception?: true;
  every: Interval | 'off';
  /** Channels that count, where they are not the slot's own. */
  channels?: readonly Channel[];
  /** Where the rule was decided, e.g. `S0 §4.1`. */
  source?: string;
};

/** What the organisation owes a whole group, not each stakeholder of it. */
export type OrganisationObligation = {
  id: string;
  activity: OrganisationActivity;
  kinds: readonly StakeholderKind[];
  every: Interval;
  source?: string;
};

export type CadencePolicy = {
  rules: readonly CadenceRule[];
  organisationObligations: readonly OrganisationObligation[];
};

/** A policy and the day it takes effect; it is in force until the next one takes effect. */
export type CadencePolicyVersion = { effectiveFrom: string; policy: CadencePolicy };

const MONTH: Interval = { n: 1, unit: 'month' };
const QUARTER: Interval = { n: 1, unit: 'quarter' };

/**
 * The cadence table of the source policies.
 * @param core what the tag of core suppliers and partners is called
 */
export const defaultCadencePolicy = (core = CORE_TAG): CadencePolicy => ({
  rules: [
    {
      id: 'key-customer-any',
      slot: 'any',
      kinds: ['customer'],
      tiers: ['key'],
      every: MONTH,
      source: 'S0 §4.1',
    },
    {
      id: 'general-customer-any',
      slot: 'any',
      kinds: ['customer'],
      tiers: ['general'],
      every: QUARTER,
      source: 'S0 §4.1',
    },
    { id: 'supplier-any', slot: 'any', kinds: ['supplier'], every: QUARTER, source: 'S0 §4.1' },
    {
      id: 'key-face-to-face',
      slot: 'face-to-face',
      kinds: ['customer', 'supplier'],
      tiers: ['key'],
      every: QUARTER,
      source: 'S0 §3.2',
    },
    {
      id: 'key-phone-email',
      slot: 'phone-email',
      kinds: ['customer', 'supplier'],
      tiers: ['key'],
      every: MONTH,
      source: 'S0 §3.2',
    },
    {
      id: 'core-progress-sync',
      slot: 'progress-sync',
      kinds: ['supplier', 'partner'],
      tag: core,
      every: { n: 1, unit: 'week' },
      source: 'S2 §2.3',
    },
    {
      id: 'core-business-review',
      slot: 'business-review',
      kinds: ['supplier', 'partner'],
      tag: core,
      every: MONTH,
      source: 'S2 §2.3',
    },
  ],
  organisationObligations: [
    {
      id: 'gathering',
      activity: 'gathering',
      kinds: ['customer', 'supplier'],
      every: { n: 1, unit: 'year' },
      source: 'S0 §4.3',
    },
    {
      id: 'community-activity',
      activity: 'community-activity',
      kinds: ['community'],
      every: { n: 1, unit: 'half-year' },
      source: 'S0 §4.3',
    },
  ],
});

/** Who a rule is matched against, as they are on one day. */
export type Subject = {
  stakeholderId: string;
  kind: StakeholderKind;
  tier: Tier;
  status: Status | 'inactive';
  tags: readonly string[];
};

/** A rule that asks for contact; `off` rules only hide others. */
export type ActiveRule = CadenceRule & { every: Interval };

function matches(rule: CadenceRule, subject: Subject): boolean {
  return (
    (rule.stakeholderId === undefined || rule.stakeholderId === subject.stakeholderId) &&
    (rule.tag === undefined || hasTag(subject.tags, rule.tag)) &&
    (rule.kinds === undefined || rule.kinds.includes(subject.kind)) &&
    (rule.tiers === undefined || rule.tiers.includes(subject.tier))
  );
}

/**
 * stakeholder > tag > kind and tier > kind > tier > everybody. What the policy says of a tag within a kind is more than what it
 * says of the tag, and less than an exception for the tag.
 */
const specificity = (rule: CadenceRule) =>
  (rule.stakeholderId === undefined ? 0 : 16) +
  (rule.tag === undefined ? 0 : rule.exception === true ? 8 : 4) +
  (rule.kinds === undefined ? 0 : 2) +
  (rule.tiers === undefined ? 0 : 1);

/** A day to compare intervals by, at the start of months of 31 and 30 days. */
const SAMPLE_DAY = '2026-07-01';
const strictness = ({ every }: CadenceRule) => (every === 'off' ? '' : addInterval(SAMPLE_DAY, every));

/**
 * The rule in force for a subject in a slot, or null when nothing is asked: no rule matches, an exception switches the
 * slot off, or the stakeholder is not active. The most specific wins; of equals, `off`, then the shortest interval.
 */
export function ruleFor(rules: readonly CadenceRule[], slot: Slot, subject: Subject): ActiveRule | null {
  if (subject.status !== 'active') return null;
  let best: CadenceRule | null = null;
  for (const rule of rules) {
    if (rule.slot !== slot || !matches(rule, subject)) continue;
    if (best === null) best = rule;
    else {
      const gain = specificity(rule) - specificity(best);
      if (gain > 0 || (gain === 0 && strictness(rule) < strictness(best))) best = rule;
    }
  }
  if (best === null || best.every === 'off') return null;
  return { ...best, every: best.every };
}

/** The version in force on a day, or null before the first. `versions` ascend by `effectiveFrom`. */
export const policyOn = (versions: readonly CadencePolicyVersion[], day: string): CadencePolicy | null =>
  versions.findLast((version) => version.effectiveFrom <= day)?.policy ?? null;
