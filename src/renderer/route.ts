import { useMemo, useSyncExternalStore } from 'react';

export type Route = { path: string[]; query: URLSearchParams };

/** `#/kpi/x?period=2026Q3` → path `['kpi', 'x']` and its query. A segment that is no valid URI text is taken as it is. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const decode = (segment: string) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      return segment;
    }
  };
  return { path: path.split('/').filter(Boolean).map(decode), query: new URLSearchParams(query) };
}

/** Query parameters that users wrote themselves: a search, the names of tags. */
const WRITTEN = ['q', 'tag'];
/**
 * It belongs to a step of the history, but a browser may keep addresses readable on disk: so it stays in memory, by the
 * mark that the step carries, and is gone when the page begins anew.
 */
const userQueryByStep = new Map<string, string>();
const here = (): string => String((window.history.state as { step?: string } | null)?.step);

const asHash = (hash: string): string => (hash.startsWith('#') ? hash : `#${hash}`);

/** Splits an address into what may stand in the history and what users wrote. */
function part(hash: string): { address: string; written: string } {
  const [place = '', query = ''] = hash.split(/\?(.*)/s);
  const plainParams = new URLSearchParams();
  const userParams = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(query))
    (WRITTEN.includes(name) ? userParams : plainParams).append(name, value);
  if (userParams.size === 0) return { address: hash, written: '' };
  return { address: plainParams.size > 0 ? `${place}?${plainParams}` : place, written: String(userParams) };
}

/** Replaces the address of this step; what users wrote is kept in memory. */
function stay(hash: string): void {
  const { address, written } = part(hash);
  const step = crypto.randomUUID();
  userQueryByStep.delete(here());
  if (written !== '') userQueryByStep.set(step, written);
  window.history.replaceState({ step }, '', address);
}

/** Goes to a page: `'/stakeholders/ID'` or `'#/stakeholders/ID'`. */
export function go(hash: string): void {
  const { address, written } = part(asHash(hash));
  if (written === '') {
    window.location.hash = address;
    return;
  }
  window.history.pushState(null, '', address);
  replaceRoute(hash);
}

/** Changes the address without a new step in the history: view state such as a filter. */
export function replaceRoute(hash: string): void {
  stay(asHash(hash));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(listener: () => void): () => void {
  const heed = () => {
    if (part(window.location.hash).written !== '') stay(window.location.hash);
    listener();
  };
  heed();
  window.addEventListener('hashchange', heed);
  return () => window.removeEventListener('hashchange', heed);
}

/** The address with what users wrote. */
function current(): string {
  const { hash } = window.location;
  const userQuery = userQueryByStep.get(here());
  return userQuery === undefined ? hash : `${hash}${hash.includes('?') ? '&' : '?'}${userQuery}`;
}

/** Where the user is, and how to go elsewhere. */
export function useRoute(): Route & { go: typeof go } {
  const hash = useSyncExternalStore(subscribe, current);
  return useMemo(() => ({ ...parseRoute(hash), go }), [hash]);
}
