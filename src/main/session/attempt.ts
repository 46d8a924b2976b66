/** Tells whoever looks after the app what went wrong, and in which call. */
export type Report = (error: unknown, call: string) => void;

/** Does what nobody is to be refused for: where it fails, that is reported, and everything else goes on. */
export function attempt<T>(report: Report, call: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    report(error, call);
    return undefined;
  }
}
