import { App } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftForm } from '../../domain/drafts.ts';
import { useCall } from '../bridge.ts';
import { changedFields } from './changes.ts';
import { DraftNotice } from './DraftNotice.tsx';
import { discardedToast } from './discarded-toast.tsx';
import { createKeeping, flushOnLeaving } from './keeping.ts';
import { leaveDialog } from './leave-dialog.tsx';
import { useResuming } from './resume.ts';

type Of<V> = {
  form: DraftForm;
  /** The row that the form changes, or what a new one begins with. */
  subject?: string;
  /** What the form began with, and holds now. */
  start: V;
  value: V;
  /** Names the draft in a list. */
  about: string;
  /** The present value and name, where `value` and `about` lag behind the keyboard. */
  now?(): { value: V; about: string };
  /** Puts fields back into the form, as they are kept. */
  restore(fields: Partial<V>): void;
  /** Whether changes are worth a draft; by default all are. */
  matters?(changes: Partial<V>): boolean;
  /** Whether the fields are mounted; by default they are. */
  ready?: boolean;
  /** Saves the form when it is left without a question; its draft stays where that fails. */
  saves?(): Promise<boolean>;
  /** What a draft doesn't hold and the question on leaving should tell. */
  loses?: ReactNode;
};

export type Draft = {
  /** What was restored, or could not be kept: stands above the form. */
  notice: ReactNode;
  /** Closes the form; asks first if something in it isn't saved. */
  leave(close: () => void): void;
  /** What was typed is saved: its draft goes. */
  settle(): void;
};

/** The changes that would be lost; null where there are none. */
function contentOf<V extends object>({
  start,
  value,
  about,
  matters,
}: Pick<Of<V>, 'start' | 'value' | 'about' | 'matters'>) {
  const changes = changedFields(start, value);
  const isTyped = Object.keys(changes).length > 0 && (matters?.(changes) ?? true);
  return isTyped ? { about, content: JSON.stringify(changes, (_, inner: unknown) => inner ?? null) } : null;
}

/** Keeps what is typed into a form in the vault until it is saved, puts it back when the form opens again, and asks before it is left. */
export function useDraft<V extends object>(of: Of<V>): Draft {
  const { form, subject = '', start, about, ready = true, loses } = of;
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const vault = useCall('vault.state', {}).data;
  const vaultId = vault?.state === 'open' ? vault.vaultId : '';
  const [restoredAt, setRestoredAt] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [keeping] = useState(() => createKeeping({ form, subject, vaultId }, setProblem));

  const content = contentOf(of)?.content ?? null;
  const latest = useRef({ ...of, content, t, settled: false, saved: null as string | null });
  useEffect(() => {
    Object.assign(latest.current, { ...of, content, t });
  });

  useEffect(() => {
    // The last key may be drawn when it is saved already.
    if (latest.current.settled && content !== null && content === latest.current.saved) return;
    latest.current.settled = false;
    keeping.note(content === null ? null : { about, content });
  }, [keeping, content, about]);

  /** What is typed down to the last key, drawn or not. */
  const currentContent = useCallback(() => {
    const { now, ready = true } = latest.current;
    return ready ? contentOf({ ...latest.current, ...now?.() }) : null;
  }, []);
  const flush = useCallback(() => {
    const { now, settled, ready = true } = latest.current;
    if (now !== undefined && ready && !settled) keeping.note(currentContent());
    return keeping.flush();
  }, [keeping, currentContent]);

  const putBack = useCallback((fields: object) => latest.current.restore(fields as Partial<V>), []);

  const settle = useCallback(() => {
    Object.assign(latest.current, { settled: true, saved: currentContent()?.content ?? null });
    keeping.note(null);
    void keeping.flush();
  }, [keeping, currentContent]);

  const saveOnLeaving = useCallback(async () => {
    const current = currentContent();
    const isKept = await flush();
    const { settled, saves, t } = latest.current;
    if (current === null || settled) return;
    if (await saves?.()) settle();
    else if (isKept)
      void message.info(t('drafts:keptOnLeaving', { about: current.about || t('drafts:untitled') }));
  }, [flush, currentContent, settle, message]);

  useEffect(() => {
    if (!ready) return undefined;
    const { draft: toResume } = useResuming.getState();
    const isAsked = toResume !== null && toResume.form === form && toResume.subject === subject;
    if (isAsked) useResuming.setState({ draft: null });
    let isGone = false;
    void keeping.find(isAsked ? toResume.id : undefined).then((draft) => {
      // The user has typed meanwhile: that is a new draft.
      if (draft === null || isGone || latest.current.content !== null) return;
      keeping.adopt(draft);
      putBack(JSON.parse(draft.content));
      setRestoredAt(draft.savedAt);
    });
    const stop = flushOnLeaving(flush);
    return () => {
      isGone = true;
      stop();
      void saveOnLeaving();
    };
  }, [keeping, flush, saveOnLeaving, form, subject, ready, putBack]);

  /** Empties the form; only the fields that were changed are known to need it. Returns what was in them. */
  const empty = (): Partial<V> => {
    const changes = changedFields(start, of.value);
    const fields = Object.keys(changes) as (keyof V)[];
    putBack(Object.fromEntries(fields.map((field) => [field, start[field]])));
    setRestoredAt(undefined);
    return changes;
  };

  return {
    settle,
    leave(close) {
      if (currentContent() === null) return close();
      leaveDialog(modal, t, {
        loses,
        async keep() {
          if (!(await flush())) return;
          latest.current.settled = true;
          close();
        },
        discard() {
          settle();
          close();
        },
      });
    },
    notice: (
      <DraftNotice
        restoredAt={restoredAt}
        problem={problem}
        onDiscard={() => {
          const changes = empty();
          discardedToast(message, t, () => putBack(changes));
        }}
        onAnother={() => void keeping.another().then(empty)}
      />
    ),
  };
}
