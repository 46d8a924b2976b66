/** What can be done with a case, each with its key. */
export const STEPS = [
  'respond',
  'wait',
  'resume',
  'resolve',
  'close',
  'reopen',
  'escalate',
  'assign',
] as const;
export type Step = (typeof STEPS)[number];

export const STEP_KEYS: Record<Step, string> = {
  respond: 'r',
  wait: 'p',
  resume: 'p',
  resolve: 'v',
  close: 'x',
  reopen: 'o',
  escalate: 'u',
  assign: 'a',
};

/** The step that moves a case on, offered first. */
const FORWARD: readonly Step[] = ['resume', 'respond', 'resolve', 'close', 'reopen'];

/** The steps allowed now, the one most likely wanted first. A closed case's owner is not changed. */
export function stepsOf({ allowed, state }: { allowed: readonly string[]; state: string }): Step[] {
  const allowedSteps = STEPS.filter(
    (step) => allowed.includes(step) || (step === 'assign' && state !== 'closed'),
  );
  const first = state === 'in-progress' ? 'resolve' : FORWARD.find((step) => allowedSteps.includes(step));
  return [...allowedSteps.filter((step) => step === first), ...allowedSteps.filter((step) => step !== first)];
}
