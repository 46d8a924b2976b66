/** Tells whoever looks after the app what went wrong, and in which call. */
export type Report = (error: unknown, call: string) => void;

/** Runs work whose failure must not stop the caller: it is reported, and everything else goes on. */
export function attempt<T>(report: Report, call: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    report(error, call);
    return undefined;
  }
}
