import { z } from 'zod';
import { parseTarget, type Target, targetText } from '../calendars/target.ts';
import { CHANNELS, type Channel } from '../interactions.ts';
import { ok, type Result, refuse } from '../result.ts';
import { STAKEHOLDER_KINDS, type StakeholderKind } from '../stakeholders.ts';
import { type FeedbackCase, LEVELS, type Level } from './events.ts';
import {
  FEEDBACK_CLOCKS,
  FEEDBACK_KINDS,
  FEEDBACK_PRIORITIES,
  type FeedbackClock,
  type FeedbackKind,
  type FeedbackPriority,
} from './terms.ts';

/** How long a clock may run for the cases that fulfil every condition given. */
export type ClockTarget = {
  clock: FeedbackClock;
  kinds?: FeedbackKind[];
  priorities?: FeedbackPriority[];
  channels?: Channel[];
  stakeholderKinds?: StakeholderKind[];
  /** Of a conflict. */
  level?: Level;
  target: Target;
  /** Where it is demanded. */
  source?: string;
};

export type ClockPolicy = { targets: ClockTarget[] };

const hours = (amount: number): Target => ({ amount, unit: 'hours' });
const workingDays = (amount: number): Target => ({ amount, unit: 'working-days' });
const conflict = (level: Level, days: number): ClockTarget => ({
  clock: 'resolution',
  kinds: ['conflict'],
  level,
  target: workingDays(days),
  source: 'S2 §2.2',
});

/** What the source documents demand. */
export const DEFAULT_CLOCK_POLICY: ClockPolicy = {
  targets: [
    { clock: 'first-response', priorities: ['important'], target: hours(24), source: 'S0 §4.2' },
    { clock: 'first-response', priorities: ['general'], target: hours(48), source: 'S0 §4.2' },
    {
      clock: 'first-response',
      channels: ['phone', 'online'],
      target: { amount: 3, unit: 'minutes' },
      source: 'S2 §2.3',
    },
    { clock: 'first-response', channels: ['email'], target: hours(24), source: 'S2 §2.3' },
    { clock: 'resolution', kinds: ['requirement'], target: workingDays(3), source: 'S2 §2.3' },
    {
      clock: 'first-response',
      kinds: ['request'],
      target: { amount: 2, unit: 'business-hours' },
      source: 'S2 §2.2',
    },
    {
      clock: 'first-response',
      stakeholderKinds: ['department'],
      target: { amount: 2, unit: 'business-hours' },
      source: 'S2 §2.2',
    },
    conflict(1, 1),
    conflict(2, 3),
    conflict(3, 5),
    { clock: 'first-response', kinds: ['decision'], target: hours(24), source: 'S2 §2.2' },
    { clock: 'resolution', kinds: ['decision'], target: workingDays(3), source: 'S2 §2.2' },
  ],
};

type Traits = Pick<FeedbackCase, 'kind' | 'priority' | 'channel' | 'stakeholderKind'>;

/** Targets of a clock that match a case; for a level of a conflict, those of that level and those without a level. */
export const matchingTargets = (
  { targets }: ClockPolicy,
  clock: FeedbackClock,
  { kind, priority, channel, stakeholderKind }: Traits,
  level: Level | null,
): ClockTarget[] =>
  targets.filter(
    (target) =>
      target.clock === clock &&
      (target.kinds?.includes(kind) ?? true) &&
      (target.priorities?.includes(priority) ?? true) &&
      (target.channels?.includes(channel) ?? true) &&
      (target.stakeholderKinds === undefined ||
        (stakeholderKind !== null && target.stakeholderKinds.includes(stakeholderKind))) &&
      (target.level === undefined || target.level === level),
  );

const target = z.string().transform((text, context): Target => {
  const target = parseTarget(text);
  if (target.ok) return target.value;
  context.issues.push({ code: 'custom', message: target.error.message.key, input: text });
  return z.NEVER;
});
const some = <T extends string>(values: readonly T[]) => z.array(z.enum(values)).min(1).exactOptional();

/** A policy as it is stored, edited and exported: targets are text (`24 h`, `3 working days`). */
const content = z.strictObject({
  targets: z
    .array(
      z.strictObject({
        clock: z.enum(FEEDBACK_CLOCKS),
        kinds: some(FEEDBACK_KINDS),
        priorities: some(FEEDBACK_PRIORITIES),
        channels: some(CHANNELS),
        stakeholderKinds: some(STAKEHOLDER_KINDS),
        level: z.literal(LEVELS).exactOptional(),
        target,
        source: z.string().max(60).exactOptional(),
      }),
    )
    .max(200),
});

/** Reads the content of a policy version; `invalid` names every field that is wrong. */
export function parseClockPolicy(value: unknown): Result<ClockPolicy> {
  const parsed = content.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: { key: 'feedback:error.policyField' },
  }));
  return refuse('invalid', 'feedback:error.policy', undefined, issues);
}

/** The content that {@link parseClockPolicy} reads back. */
export const clockPolicyContent = ({ targets }: ClockPolicy) => ({
  targets: targets.map((one) => ({ ...one, target: targetText(one.target) })),
});
