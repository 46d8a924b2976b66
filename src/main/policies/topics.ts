import type { POLICY_TOPICS } from '../../contract/policies.ts';
import { defaultCadencePolicy } from '../../domain/cadence/policy.ts';
import { cadencePolicyContent, parseCadencePolicy } from '../../domain/cadence/policy-content.ts';
import { clockPolicyContent, DEFAULT_CLOCK_POLICY, parseClockPolicy } from '../../domain/feedback/policy.ts';
import { parseKpiTargets } from '../../domain/kpi/figures.ts';
import type { Result } from '../../domain/result.ts';

export type PolicyTopic = (typeof POLICY_TOPICS)[number];

/**
 * How the rules of a topic are checked, and what holds until somebody decides otherwise; `core` is what the user's language
 * calls the core tag.
 */
type Topic = { parse(content: unknown): Result<unknown>; initial(core: string): unknown };

export const TOPICS: Record<PolicyTopic, Topic> = {
  cadence: {
    parse: parseCadencePolicy,
    initial: (core) => cadencePolicyContent(defaultCadencePolicy(core)),
  },
  'kpi-targets': { parse: parseKpiTargets, initial: () => ({ targets: {} }) },
  'feedback-targets': { parse: parseClockPolicy, initial: () => clockPolicyContent(DEFAULT_CLOCK_POLICY) },
};
