import type { DraftForm } from '../../domain/drafts.ts';
import { CallError, call, type OutputOf } from '../wire.ts';

/** Delay before typed text is saved in the vault, in milliseconds. */
const WITHIN_MS = 600;

export type StoredDraft = OutputOf<'drafts.get'>;
type DraftContent = { about: string; content: string };

/** Flush functions of the open forms. */
const open = new Set<() => Promise<unknown>>();

/** Saves the drafts of all open forms. */
const keepAll = (): Promise<unknown> => Promise.all([...open].map((flush) => flush()));

/** Calls `flush` when the page is about to go. @returns the function that stops it */
export function flushOnLeaving(flush: () => Promise<unknown>): () => void {
  open.add(flush);
  return () => open.delete(flush);
}

/** Saves drafts when the page is hidden or closed, and when the app asks for it: before locking and quitting. */
export function followLeaving(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keepAll();
  });
  window.addEventListener('pagehide', () => void keepAll());
  window.addEventListener('blur', () => void keepAll());
  window.liaison.on(({ name }) => {
    if (name === 'drafts.keep') void keepAll().finally(() => call('shell.draftsKept', {}));
  });
}

/** A line to name a draft by. */
const lineOf = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);

/**
 * Keeps the stored draft of one open form in step with what is typed: within a second, or at once on `flush`.
 * @param onResult called after each save with the problem, or with undefined where it succeeded
 */
export function createKeeping(
  of: { form: DraftForm; subject: string; vaultId: string },
  onResult: (problem: string | undefined) => void,
) {
  let id: string = crypto.randomUUID();
  let current: DraftContent | null = null;
  let stored: DraftContent | null = null;
  let timer: number | undefined;
  let before: Promise<unknown> = Promise.resolve();

  const save = async (): Promise<boolean> => {
    const [now, under] = [current, id];
    if (now?.content === stored?.content && now?.about === stored?.about) return true;
    try {
      if (now === null) await call('drafts.discard', { id: under, vaultId: of.vaultId });
      else await call('drafts.save', { id: under, ...of, ...now });
      if (under === id) stored = now;
      onResult(undefined);
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      onResult(error.message);
      return false;
    }
  };
  /** Saves now. Resolves to whether that succeeded. */
  const flush = (): Promise<boolean> => {
    window.clearTimeout(timer);
    timer = undefined;
    const flushed = before.then(save);
    before = flushed;
    return flushed;
  };
  return {
    flush,
    /** Takes the present content; null where there is nothing to save. */
    note(content: DraftContent | null): void {
      current = content && { ...content, about: lineOf(content.about) };
      timer ??= window.setTimeout(flush, WITHIN_MS);
    },
    /** The latest draft of this form, or the one with the id. */
    find: (draftId: string | undefined): Promise<StoredDraft | null> =>
      draftId === undefined
        ? call('drafts.latest', { form: of.form, subject: of.subject })
        : call('drafts.get', { id: draftId }).catch(() => null),
    /** Continues a stored draft. */
    adopt(draft: StoredDraft): void {
      id = draft.id;
      stored = { about: draft.about, content: draft.content };
      current = stored;
    },
    /** Leaves the stored draft as it is; what is typed from now on is a new one. */
    async another(): Promise<void> {
      await flush();
      id = crypto.randomUUID();
      current = null;
      stored = null;
    },
  };
}
