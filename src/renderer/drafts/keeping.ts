import type { DraftForm } from '../../domain/drafts.ts';
import { CallError, call, type OutputOf } from '../wire.ts';

/** How long what was typed may be in the page alone, in milliseconds. */
const WITHIN_MS = 600;

export type StoredDraft = OutputOf<'drafts.get'>;
type DraftContent = { about: string; content: string };

/** Forms whose last keys the vault may not have yet. */
const open = new Set<() => Promise<unknown>>();

/** Has the vault keep everything that is typed anywhere in the page. */
const keepAll = (): Promise<unknown> => Promise.all([...open].map((flush) => flush()));

/** Whatever keeps something by itself has it asked for when the page is about to go. Returns what ends that. */
export function keptOnLeaving(flush: () => Promise<unknown>): () => void {
  open.add(flush);
  return () => open.delete(flush);
}

/** Keeps what is typed when the page is hidden or goes, and when the app asks for it: before locking and quitting. */
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
 * What the vault holds of one open form, kept in step with what is typed: within less than a second, or at once when asked.
 * @param onResult what went wrong with the last try; nothing where it went well
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
  /** Resolves to whether the vault holds what is wanted. */
  const flush = (): Promise<boolean> => {
    window.clearTimeout(timer);
    timer = undefined;
    const flushed = before.then(save);
    before = flushed;
    return flushed;
  };
  return {
    flush,
    /** What is typed now; null where nothing would be lost. */
    note(content: DraftContent | null): void {
      current = content && { ...content, about: lineOf(content.about) };
      timer ??= window.setTimeout(flush, WITHIN_MS);
    },
    /** What was kept of this form before, or the draft that was asked for. */
    find: (draftId: string | undefined): Promise<StoredDraft | null> =>
      draftId === undefined
        ? call('drafts.latest', { form: of.form, subject: of.subject })
        : call('drafts.get', { id: draftId }).catch(() => null),
    /** Goes on with a draft that was found. */
    adopt(draft: StoredDraft): void {
      id = draft.id;
      stored = { about: draft.about, content: draft.content };
      current = stored;
    },
    /** Leaves the draft where it is; what is typed from now on is another. */
    async another(): Promise<void> {
      await flush();
      id = crypto.randomUUID();
      current = null;
      stored = null;
    },
  };
}
