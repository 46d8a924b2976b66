import {
  keepPreviousData,
  QueryClient,
  type UseQueryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultState } from '../contract/vault.ts';
import { onEntry } from './ui/entry.ts';
import { undoToast } from './ui/undo.tsx';
import { CallError, type CallName, call, type InputOf, type OutputOf, send, type WireEvent } from './wire.ts';

export type { CallName, InputOf, OutputOf } from './wire.ts';
export { CallError, call } from './wire.ts';

/** Cached answers by `[noun, call, input]`, valid until an event says that their noun has changed. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
  },
});

const nounOf = (name: string) => name.slice(0, name.indexOf('.'));
const keyOf = (name: CallName, input: unknown) => [nounOf(name), name, input] as const;

const lastState = () => queries.getQueryData<VaultState>(keyOf('vault.state', {}));

/** Whether the vault that was open is locked now. */
const isLocking = (before: VaultState | undefined, next: VaultState): boolean =>
  before?.state === 'open' && next.state === 'locked' && next.folder === before.folder;

/** Reloads the page, so that nothing read or typed stays in memory. The route is kept, without the user's search words. */
function forgetEverything(): void {
  const [place = ''] = window.location.hash.split('?');
  window.history.replaceState(null, '', place);
  window.location.reload();
}

/** Forgets what an event says has changed; what is on screen is asked for again. A closed vault leaves nothing behind. */
function heed({ name, payload }: WireEvent): void {
  if (name === 'data.changed') {
    const { nouns } = payload as { nouns: string[] };
    void queries.invalidateQueries({ predicate: ({ queryKey }) => nouns.includes(String(queryKey[0])) });
  } else if (name === 'settings.changed') {
    void queries.invalidateQueries();
  } else if (name === 'vault.state') {
    const [before, next] = [lastState(), payload as VaultState];
    if (isLocking(before, next)) forgetEverything();
    const outside = ['settings', 'vault', 'shell'];
    const inside = {
      predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => !outside.includes(String(queryKey[0])),
    };
    // Another vault, or the same as it once was: what is on screen is asked for again.
    if (next.state === 'open') void queries.resetQueries(inside);
    // A state that is told again takes nothing away: what was asked for meanwhile is about no vault.
    else if (before?.state === 'open') queries.removeQueries(inside);
    queries.setQueryData(keyOf('vault.state', {}), payload);
    void queries.invalidateQueries({ predicate: ({ queryKey }) => outside.includes(String(queryKey[0])) });
  }
}

/** Keeps answers in step with the core's events. Returns the function that stops it. */
export const followEvents = (): (() => void) => window.liaison.on(heed);

/** Listens to one event of the core. Returns the function that stops listening. */
export const onEvent = (name: string, listener: (payload: unknown) => void): (() => void) =>
  window.liaison.on((event) => {
    if (event.name === name) listener(event.payload);
  });

type CallOptions<N extends CallName> = Partial<
  Omit<UseQueryOptions<OutputOf<N>, Error>, 'queryKey' | 'queryFn' | 'select'>
> & {
  /** Shows the answer to the last input until the one to this input is there. */
  keepPrevious?: boolean;
};

/** A call as query options of TanStack Query, for `useQueries`. */
export const queryOf = <N extends CallName>(name: N, input: InputOf<N>) => ({
  queryKey: keyOf(name, input),
  queryFn: () => call(name, input),
});

/** Asks the core and keeps the answer up to date. */
export function useCall<N extends CallName>(
  name: N,
  input: InputOf<N>,
  { keepPrevious = false, ...options }: CallOptions<N> = {},
): UseQueryResult<OutputOf<N>, Error> {
  return useQuery<OutputOf<N>, Error>({
    ...queryOf(name, input),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    ...options,
  });
}

type Page<R> = { rows: R[]; total: number; next: string | null };
/** Calls that answer a page at a time, and a row of what they answer. */
type PagedCall = { [N in CallName]: OutputOf<N> extends Page<unknown> ? N : never }[CallName];
type RowOf<N extends PagedCall> = OutputOf<N>['rows'][number];

/**
 * Asks for pages as they are wanted, and keeps them up to date.
 * @param noun whose changes they follow, where that isn't the call's own
 */
export function usePages<N extends PagedCall>(
  name: N,
  input: InputOf<N>,
  { noun = nounOf(name), keepPrevious = false, enabled = true } = {},
) {
  const query = useInfiniteQuery({
    queryKey: [noun, name, input, 'pages'],
    queryFn: ({ pageParam }) => {
      const from = pageParam === null ? input : { ...input, cursor: pageParam };
      return call(name, from as InputOf<N>) as Promise<Page<RowOf<N>>>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    enabled,
  });
  const { data } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  return { ...query, rows, total: data?.pages[0]?.total };
}

/** Asks once and remembers the answer as `useCall` does; for event handlers. */
export const ask = <N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> =>
  queries.fetchQuery(queryOf(name, input));

export type Action<N extends CallName> = {
  /** Resolves to `undefined` when the call was refused; the reason has then been shown. */
  run(input: InputOf<N>): Promise<OutputOf<N> | undefined>;
  running: boolean;
  /** Why it was refused; until it is tried again or anything else is entered. */
  error: CallError | undefined;
};

/**
 * Makes a call that changes something.
 * @param texts keys of the sentence shown when it is done: `undo` offers to take it back, `done` only tells.
 *   `quiet` leaves showing `error` to the caller.
 */
export function useAction<N extends CallName>(
  name: N,
  { undo, done, quiet = false }: { undo?: string; done?: string; quiet?: boolean } = {},
): Action<N> {
  const { message } = App.useApp();
  const { t } = useTranslation();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CallError>();
  useEffect(() => (error === undefined ? undefined : onEntry(() => setError(undefined))), [error]);

  const run = useCallback(
    async (input: InputOf<N>) => {
      setRunning(true);
      setError(undefined);
      try {
        const { value, actionId } = await send(name, input);
        const success = undo ?? done;
        if (undo !== undefined && actionId !== undefined) undoToast(message, t, t(undo), actionId);
        else if (success !== undefined) void message.success(t(success));
        return value;
      } catch (thrown) {
        if (!(thrown instanceof CallError)) throw thrown;
        setError(thrown);
        if (!quiet && thrown.code !== 'cancelled') void message.error(thrown.message, 6);
        return undefined;
      } finally {
        setRunning(false);
      }
    },
    [name, undo, done, quiet, message, t],
  );
  return { run, running, error };
}
