import { go } from '../route.ts';

let from: string | undefined;

/** Shows a document as it will be printed: `'/print/visit?id=…'`. */
export function preview(route: string): void {
  from = window.location.hash;
  go(route);
}

/** Where the user was when the document was opened; unknown after the page began anew. */
export const cameFrom = (): string | undefined => from;
