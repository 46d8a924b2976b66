/** Electron can do this; the Chromium host can't, and says so rather than doing something else. */
export class NotImplementedInChromiumHost extends Error {
  override readonly name = 'NotImplementedInChromiumHost';

  constructor(what: string) {
    super(`${what} is not implemented in the Chromium host (see docs/host.md)`);
  }
}

/** Names that the language itself asks every object for. */
const ASKED_BY_LANGUAGE = new Set(['then', 'toJSON', 'constructor', 'prototype', '__esModule']);

/** An object that throws when something is used that it doesn't have. */
export const strict = <T extends object>(name: string, target: T): T =>
  new Proxy(target, {
    get(object, property, receiver) {
      if (property in object || typeof property === 'symbol' || ASKED_BY_LANGUAGE.has(property)) {
        return Reflect.get(object, property, receiver);
      }
      throw new NotImplementedInChromiumHost(`${name}.${property}`);
    },
    set(object, property, value, receiver) {
      if (property in object || typeof property === 'symbol')
        return Reflect.set(object, property, value, receiver);
      throw new NotImplementedInChromiumHost(`${name}.${property} =`);
    },
  });
