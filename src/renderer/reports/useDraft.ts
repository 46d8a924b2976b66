import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { CallError, call, type OutputOf } from '../bridge.ts';
import { keptOnLeaving } from '../drafts/keeping.ts';
import { changed, type Draft, draftOf, startHistory, written } from './draft.ts';

/** How long after the last key a draft is saved, in milliseconds. */
const PAUSE_MS = 700;
/** How often it is saved while somebody types without a pause. */
const AT_LEAST_EVERY_MS = 1_000;

type Saving = { state: 'saved' | 'saving' } | { state: 'failed'; message: string };

/** A report's draft, saved by itself after each pause in typing and when the editor closes. */
export function useDraft(report: OutputOf<'reports.get'>) {
  const [history, change] = useReducer(changed, draftOf(report), startHistory);
  const [saving, setSaving] = useState<Saving>({ state: 'saved' });
  const saved = useRef(history.now);
  const latest = useRef(history.now);
  useEffect(() => {
    latest.current = history.now;
  });
  const { period } = report;

  /** Resolves to whether all that was typed is kept. */
  const flush = useCallback(async (): Promise<boolean> => {
    const draft = latest.current;
    if (draft === saved.current) return true;
    setSaving({ state: 'saving' });
    try {
      await call('reports.save', { period, ...written(draft) });
      saved.current = draft;
      setSaving({ state: 'saved' });
      change({ type: 'settled' });
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setSaving({ state: 'failed', message: error.message });
      return false;
    }
  }, [period]);

  useEffect(() => {
    if (history.now === saved.current) return undefined;
    const timer = window.setTimeout(() => void flush(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [history.now, flush]);
  useEffect(() => {
    const [stop, often] = [keptOnLeaving(flush), window.setInterval(() => void flush(), AT_LEAST_EVERY_MS)];
    return () => {
      stop();
      window.clearInterval(often);
      void flush();
    };
  }, [flush]);

  return {
    draft: history.now,
    edit: (field: string, patch: Partial<Draft>) => change({ type: 'edit', field, patch }),
    undo: history.past.length > 0 ? () => change({ type: 'undo' }) : undefined,
    redo: history.future.length > 0 ? () => change({ type: 'redo' }) : undefined,
    saving,
    flush,
  };
}
