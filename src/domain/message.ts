/**
 * A sentence that is not yet in any language: a key of `src/i18n` (`noun:path.to.text`) and what it speaks of.
 * Domain rules explain themselves with messages; the core renders them in the user's language.
 */
export type Message = { key: string; params?: Record<string, string | number> };

export const message = (key: string, params?: Message['params']): Message =>
  params === undefined ? { key } : { key, params };
