import { EventEmitter } from 'node:events';
import { NotImplementedInChromiumHost, strict } from './not-implemented.ts';

/** An Electron object that emits events: those it never would, and members it hasn't, throw. */
export class StrictEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    const known = new Set([...events, 'newListener', 'removeListener', 'error']);
    const check = (event: string | symbol): void => {
      if (typeof event === 'string' && !known.has(event)) {
        throw new NotImplementedInChromiumHost(`${name}.on('${event}')`);
      }
    };
    super.on('newListener', check);
    // biome-ignore lint/correctness/noConstructorReturn: the proxy is the object that users get
    return strict(name, this);
  }

  /** Emits an event that a listener may prevent. Returns whether one did. */
  protected emitPreventable(event: string, details: object = {}, ...rest: unknown[]): boolean {
    let defaultPrevented = false;
    const payload = {
      ...details,
      get defaultPrevented() {
        return defaultPrevented;
      },
      preventDefault() {
        defaultPrevented = true;
      },
    };
    this.emit(event, payload, ...rest);
    return defaultPrevented;
  }
}
