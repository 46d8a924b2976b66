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

/** Goes to a page: `'/stakeholders/ID'` or `'#/stakeholders/ID'`. */
export function go(hash: string): void {
  window.location.hash = hash.startsWith('#') ? hash : `#${hash}`;
}

/** Changes the address without a new step in the history: view state such as a filter. */
export function replaceRoute(hash: string): void {
  window.history.replaceState(null, '', hash.startsWith('#') ? hash : `#${hash}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
const current = () => window.location.hash;

/** Where the user is, and how to go elsewhere. */
export function useRoute(): Route & { go: typeof go } {
  const hash = useSyncExternalStore(subscribe, current);
  return useMemo(() => ({ ...parseRoute(hash), go }), [hash]);
}
