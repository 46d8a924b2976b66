import { z } from 'zod';
import type { POLICY_TOPICS } from '../../contract/policies.ts';
import { defaultCadencePolicy } from '../../domain/cadence/policy.ts';
import { cadencePolicyContent, parseCadencePolicy } from '../../domain/cadence/policy-content.ts';
import { clockPolicyContent, DEFAULT_CLOCK_POLICY, parseClockPolicy } from '../../domain/feedback/policy.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

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

const kpiTargets = z.strictObject({ targets: z.record(z.string().max(60), z.number()) });

/** Targets by indicator; one that isn't named keeps the figure of the source documents. */
function parseKpiTargets(content: unknown): Result<unknown> {
  const parsed = kpiTargets.safeParse(content);
  return parsed.success ? ok(parsed.data) : refuse('invalid', 'policies:error.kpiTargets');
}
