import { useQueries } from '@tanstack/react-query';
import { targetText } from '../../domain/calendars/target.ts';
import { matchingTargets, parseClockPolicy } from '../../domain/feedback/policy.ts';
import { FEEDBACK_CLOCKS, type FeedbackClock } from '../../domain/feedback/terms.ts';
import { call, type InputOf, type OutputOf, useCall } from '../bridge.ts';
import { dayOf, instantOf, useZone } from '../interactions/when/zone.ts';
import type { CaseDraft } from './case-draft.ts';

type Version = { effectiveFrom: string; content: unknown };
type Traits = Pick<InputOf<'feedback.receive'>, 'kind' | 'channel'> & {
  priority: CaseDraft['priority'];
  stakeholderKind: OutputOf<'stakeholders.get'>['kind'] | null;
};

/** Targets (`24 h`) of each clock that a new case would start with, by the version in force on the day of receipt. */
export function targetsOn(
  versions: readonly Version[],
  on: string,
  traits: Traits,
): { clock: FeedbackClock; target: string }[] {
  const inForce = versions
    .filter(({ effectiveFrom }) => effectiveFrom <= on)
    .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom))[0];
  const policy = parseClockPolicy(inForce?.content);
  if (!policy.ok) return [];
  const level = traits.kind === 'conflict' ? 1 : null;
  return FEEDBACK_CLOCKS.filter((clock) => clock !== 'next-response').flatMap((clock) =>
    matchingTargets(policy.value, clock, traits, level).map(({ target }) => ({
      clock,
      target: targetText(target),
    })),
  );
}

export type ComputedDeadline = { clock: FeedbackClock; target: string; deadlineAt: string };

/** When the clocks of a case would end if it were received as it is written: of each clock, the earliest target. */
export function useComputedDeadlines(draft: CaseDraft): ComputedDeadline[] {
  const zone = useZone();
  const { stakeholder, receivedAt, kind, priority, channel } = draft;
  const versions = useCall('policies.versions', { topic: 'feedback-targets' });
  const profile = useCall(
    'stakeholders.get',
    { id: stakeholder?.id ?? '' },
    { enabled: stakeholder !== null },
  );
  const stakeholderKind = stakeholder === null ? null : (profile.data?.kind ?? null);
  const targets =
    receivedAt === null || channel === null || versions.data === undefined
      ? []
      : targetsOn(versions.data, dayOf(receivedAt), { kind, priority, channel, stakeholderKind });
  const from = receivedAt === null ? '' : instantOf(receivedAt, zone);
  const ends = useQueries({
    queries: targets.map(({ target }) => ({
      queryKey: ['calendars', 'feedback.deadline', { from, target }],
      queryFn: () => call('feedback.deadline', { from, target }),
    })),
  });

  return FEEDBACK_CLOCKS.flatMap((clock) => {
    const [earliest] = ends
      .flatMap(({ data }, n) => {
        const { clock: of, target = '' } = targets[n] ?? {};
        return data !== undefined && of === clock ? [{ clock, target, deadlineAt: data.deadline }] : [];
      })
      .sort((a, b) => a.deadlineAt.localeCompare(b.deadlineAt));
    return earliest === undefined ? [] : [earliest];
  });
}
