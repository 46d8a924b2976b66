import type { CadencePolicyVersion, CadenceRule } from './policy.ts';

/** A rule of its own for one stakeholder or tag, in force on the days [fromOn, untilOn). */
export type CadenceException = { rule: CadenceRule; fromOn: string; untilOn: string | null };

/**
 * The policy with its exceptions, as versions: each day on which a policy or an exception begins or ends starts another.
 * Exceptions are not retroactive: days before one was made are judged without it.
 */
export function withExceptions(
  versions: readonly CadencePolicyVersion[],
  exceptions: readonly CadenceException[],
): CadencePolicyVersion[] {
  if (exceptions.length === 0) return [...versions];
  const first = versions[0]?.effectiveFrom;
  const days = new Set(versions.map((version) => version.effectiveFrom));
  for (const { fromOn, untilOn } of exceptions)
    for (const day of [fromOn, untilOn])
      if (day !== null && first !== undefined && day > first) days.add(day);
  return [...days].sort().flatMap((day) => {
    const policy = versions.findLast((version) => version.effectiveFrom <= day)?.policy;
    if (policy === undefined) return [];
    const own = exceptions.filter(
      ({ fromOn, untilOn }) => fromOn <= day && (untilOn === null || day < untilOn),
    );
    return [
      { effectiveFrom: day, policy: { ...policy, rules: [...policy.rules, ...own.map(({ rule }) => rule)] } },
    ];
  });
}
