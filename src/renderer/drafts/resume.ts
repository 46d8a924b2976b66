import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { DraftForm } from '../../domain/drafts.ts';
import type { OutputOf } from '../bridge.ts';
import { go } from '../route.ts';

export type DraftSummary = OutputOf<'drafts.list'>[number];

/** The draft to resume, until its form has opened it. */
export const useResuming = create<{ draft: DraftSummary | null }>(() => ({ draft: null }));

/** The page on which a form stands; null: it opens over any. */
const PLACES: Record<DraftForm, (subject: string) => string | null> = {
  interaction: () => null,
  stakeholder: (id) => (id === '' ? '/stakeholders' : `/stakeholders/${id}`),
  person: (subject) => `/stakeholders/${first(subject)}`,
  feedback: (id) => (id === '' ? '/feedback' : `/feedback/${id}`),
  'feedback-step': (subject) => `/feedback/${first(subject)}`,
  'breach-reason': (id) => `/feedback/${id}`,
  'next-step': (id) => `/stakeholders/${id}`,
  'cadence-exception': (id) => (id === '' ? '/settings/cadence' : `/stakeholders/${id}`),
  'policy-version': (subject) => `/settings/${first(subject)}`,
  'handover-pack': () => '/settings/handover',
  'view-name': () => '/stakeholders',
  owner: () => '/settings/owners',
  introduction: () => null,
  organisation: () => '/settings/owners',
  occasion: () => '/settings/reminders',
  'calendar-name': () => '/settings/calendars',
  report: (period) => `/reports/${period}`,
  'report-approval': (period) => `/reports/${period}`,
};
const first = (subject: string): string => subject.split(' ')[0] ?? '';

/** Goes to the page of a draft and opens its form. */
export function resumeDraft(draft: DraftSummary): void {
  useResuming.setState({ draft });
  const place = PLACES[draft.form](draft.subject);
  if (place !== null) go(place);
}

/**
 * Opens a form when one of its drafts is gone on with.
 * @param open gets what the draft is about
 */
export function useResume(form: DraftForm, open: (subject: string) => void): void {
  const toResume = useResuming(({ draft }) => (draft?.form === form ? draft : null));
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    if (toResume !== null) latest.current(toResume.subject);
  }, [toResume]);
}
