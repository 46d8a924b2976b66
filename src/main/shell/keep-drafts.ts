/** How long a page may take to hand over what is typed in it, before the vault is locked all the same. */
const WITHIN_MS = 1_500;

/** Asks the page for what is typed in it and not kept yet, and waits for its word that it is. */
export function createDraftKeeper(ask: () => boolean) {
  let waiting: PromiseWithResolvers<void> | undefined;
  return {
    /** Resolves once all is kept, or where nobody answers in time. */
    keep(): Promise<void> {
      if (waiting !== undefined) return waiting.promise;
      const answer = Promise.withResolvers<void>();
      waiting = answer;
      const late = setTimeout(answer.resolve, WITHIN_MS);
      if (!ask()) answer.resolve();
      return answer.promise.finally(() => {
        clearTimeout(late);
        waiting = undefined;
      });
    },
    /** The page's word. */
    kept: (): void => waiting?.resolve(),
  };
}

/** Longer than it takes to bring a large file into the vault. */
const COPIES_WITHIN_MS = 6_000;

/** Whatever goes wrong with what is kept, or hangs: locking and quitting go on. */
export const withinTime = (copies: Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, COPIES_WITHIN_MS);
    copies
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        clearTimeout(late);
        resolve();
      });
  });
