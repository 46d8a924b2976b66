import { z } from 'zod';
import { CHANNELS, ORGANISATION_ACTIVITIES } from '../interactions.ts';
import { ok, type Result, refuse } from '../result.ts';
import { STAKEHOLDER_KINDS, TIERS } from '../stakeholders.ts';
import { type Interval, intervalText, parseInterval } from './interval.ts';
import type { CadencePolicy } from './policy.ts';
import { SLOTS } from './slots.ts';

const interval = z.string().transform((text, context): Interval => {
  const interval = parseInterval(text);
  if (interval.ok) return interval.value;
  context.issues.push({ code: 'custom', message: interval.error.message.key, input: text });
  return z.NEVER;
});

const OFF = z.literal('off');
const label = z.string().min(1).max(60);
const kinds = z.array(z.enum(STAKEHOLDER_KINDS)).min(1);

const rule = z.strictObject({
  id: label,
  slot: z.enum(SLOTS),
  kinds: kinds.exactOptional(),
  tiers: z.array(z.enum(TIERS)).min(1).exactOptional(),
  tag: label.exactOptional(),
  stakeholderId: z.uuid().exactOptional(),
  every: z.union([OFF, interval]),
  channels: z.array(z.enum(CHANNELS)).min(1).exactOptional(),
  source: label.exactOptional(),
});

const obligation = z.strictObject({
  id: label,
  activity: z.enum(ORGANISATION_ACTIVITIES),
  kinds,
  every: interval,
  source: label.exactOptional(),
});

const distinct = (items: { id: string }[]) => new Set(items.map((item) => item.id)).size === items.length;

/** A cadence policy as it is stored, edited and exported: intervals are text (`1 month`, `2 weeks`). */
const content = z.strictObject({
  rules: z.array(rule).max(500).refine(distinct),
  organisationObligations: z.array(obligation).max(50).refine(distinct),
});

/** Reads the content of a policy version; `invalid` names every field that is wrong. */
export function parseCadencePolicy(value: unknown): Result<CadencePolicy> {
  const parsed = content.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: { key: 'cadence:error.policyField' },
  }));
  return refuse('invalid', 'cadence:error.policy', undefined, issues);
}

/** The content that {@link parseCadencePolicy} reads back. */
export const cadencePolicyContent = ({ rules, organisationObligations }: CadencePolicy) => ({
  rules: rules.map((rule) => ({
    ...rule,
    every: rule.every === 'off' ? rule.every : intervalText(rule.every),
  })),
  organisationObligations: organisationObligations.map((owed) => ({
    ...owed,
    every: intervalText(owed.every),
  })),
});
