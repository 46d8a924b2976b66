/** Forms whose half-written content the vault keeps until it is saved or given up. */
export const DRAFT_FORMS = [
  'interaction',
  'stakeholder',
  'person',
  'feedback',
  'feedback-step',
  'breach-reason',
  'next-step',
  'cadence-exception',
  'policy-version',
  'handover-pack',
  'view-name',
  'owner',
  'introduction',
  'organisation',
  'occasion',
  'calendar-name',
  'report',
  'report-approval',
] as const;
export type DraftForm = (typeof DRAFT_FORMS)[number];
