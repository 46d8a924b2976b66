import { OPEN_STATES } from '../../../domain/feedback/terms.ts';
import { useCall } from '../../bridge.ts';

/** Most entries of each list, so that the brief fits one page. */
const MOST = { interactions: 4, feedback: 5, steps: 6 };

/**
 * All that a visitor should know of a stakeholder; undefined until every part of it is there.
 * @param withoutStrict leaves out interactions that somebody strictly confidential took part in
 */
export function useVisit(id: string, withoutStrict: boolean) {
  const stakeholder = useCall('stakeholders.get', { id });
  const due = useCall('cadence.forStakeholder', { stakeholderId: id });
  const interactions = useCall('interactions.list', {
    filter: { stakeholderId: id, withoutStrict },
    limit: MOST.interactions,
  });
  const feedback = useCall('feedback.list', {
    filter: { stakeholderId: id, states: [...OPEN_STATES] },
    limit: MOST.feedback,
  });
  const steps = useCall('nextSteps.list', { stakeholderId: id, limit: MOST.steps });
  const error = [stakeholder, due, interactions, feedback, steps].find((part) => part.error)?.error ?? null;
  const data =
    stakeholder.data && due.data && interactions.data && feedback.data && steps.data
      ? {
          stakeholder: stakeholder.data,
          due: due.data,
          interactions: interactions.data,
          feedback: feedback.data,
          steps: steps.data,
        }
      : undefined;
  return { data, error };
}

export type Visit = NonNullable<ReturnType<typeof useVisit>['data']>;
