import { useEffect, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useAction } from '../bridge.ts';
import { changedFields } from '../drafts/changes.ts';
import { useDraft } from '../drafts/useDraft.tsx';
import { periodText } from '../kpi/period.ts';
import { type Draft, draftOf, historyReducer, startHistory, withoutBlanks } from './draft.ts';

/** How long after the last key what is typed next can be taken back by itself, in milliseconds. */
const PAUSE_MS = 700;

type Saving = { state: 'saved' | 'draft' | 'saving' } | { state: 'failed'; message: string };

/**
 * What is written into a report: a draft of the vault while it is written; saved when it is printed, approved or left, so
 * that all that was written in one sitting is one step to be undone.
 */
export function useReportDraft(report: OutputOf<'reports.get'>) {
  const { t } = useTranslation();
  const [history, change] = useReducer(historyReducer, draftOf(report), startHistory);
  const [savedDraft, setSavedDraft] = useState(history.now);
  const { run, running, error } = useAction('reports.save', { quiet: true });
  const { period } = report;
  const [start, value] = [withoutBlanks(savedDraft), withoutBlanks(history.now)];
  const changes = changedFields(start, value);
  const isSaved = Object.keys(changes).length === 0;

  const [lastReport, setLastReport] = useState(report);
  if (report !== lastReport) {
    setLastReport(report);
    // It was read anew, and is another: saved elsewhere, taken back, or remembered from before it was left.
    const isOther = Object.keys(changedFields(start, withoutBlanks(draftOf(report)))).length > 0;
    if (isSaved && isOther) {
      setSavedDraft(draftOf(report));
      change({ type: 'read', draft: draftOf(report) });
    }
  }

  /** Resolves to whether all that was typed is saved. */
  const save = async (): Promise<boolean> => {
    if (isSaved) return true;
    if ((await run({ period, ...changes })) === undefined) return false;
    setSavedDraft(history.now);
    return true;
  };
  const { notice } = useDraft<Draft>({
    form: 'report',
    subject: period,
    start,
    value,
    about: periodText(period, t),
    restore: (patch) => change({ type: 'edit', field: 'draft', patch }),
    ready: report.state === 'draft',
    saves: save,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a pause begins anew with each change
  useEffect(() => {
    const timer = window.setTimeout(() => change({ type: 'settled' }), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [history.now]);

  const saving = (): Saving => {
    if (running) return { state: 'saving' };
    if (isSaved) return { state: 'saved' };
    return error === undefined ? { state: 'draft' } : { state: 'failed', message: error.message };
  };
  return {
    draft: history.now,
    notice,
    edit: (field: string, patch: Partial<Draft>) => change({ type: 'edit', field, patch }),
    undo: history.past.length > 0 ? () => change({ type: 'undo' }) : undefined,
    redo: history.future.length > 0 ? () => change({ type: 'redo' }) : undefined,
    saving: saving(),
    save,
  };
}
