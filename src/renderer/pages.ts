import type { ComponentType } from 'react';

/** A page of the app. Each folder declares its own in `page.tsx`, as `page` or, for several, `pages`. */
export type PageDefinition = {
  /** `'/stakeholders'`; it also answers for what lies below, `/stakeholders/ID`, unless a longer route does. */
  route: string;
  /** Key of its name: `'stakeholders:title'`. */
  title: string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  /** Keys that go there: `'g t'`. */
  shortcut?: string;
  Component: ComponentType;
  /** A number beside its name in the navigation. */
  Count?: ComponentType;
  /** Whether it stands in the navigation. */
  nav: boolean;
  /** Its place there, ascending. */
  order: number;
  /** Fills the window, without navigation: what becomes a PDF in a page that nobody sees. */
  bare?: boolean;
  /** Speaks of no vault, so that it can be shown while none is open. */
  withoutVault?: boolean;
};

type PageModule = { page?: PageDefinition; pages?: PageDefinition[] };
const modules = import.meta.glob<PageModule>('./*/page.tsx', { eager: true });

/** All pages in the order of the navigation. */
export const pages: PageDefinition[] = Object.values(modules)
  .flatMap(({ page, pages: several = [] }) => (page === undefined ? several : [page, ...several]))
  .sort((a, b) => a.order - b.order);

/** The page that answers for a path: the one with the longest matching route. */
export function pageFor(path: string[], among: PageDefinition[] = pages): PageDefinition | undefined {
  const here = `/${path.join('/')}/`;
  return among
    .filter(({ route }) => here.startsWith(`${route}/`))
    .reduce<PageDefinition | undefined>(
      (best, page) => (best === undefined || page.route.length > best.route.length ? page : best),
      undefined,
    );
}
