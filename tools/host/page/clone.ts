/**
 * What crosses between a page and the main process, as JSON. Electron's IPC carries what the structured clone algorithm
 * does (HTML Standard §2.7); JSON alone would lose dates, bytes, `undefined` and cycles.
 *
 * One self-contained function: its text is also put into pages.
 */
export function createClone() {
  type Tagged = { $: string; v?: unknown; type?: string };
  type ViewKind = { name: string; new (buffer: ArrayBuffer): ArrayBufferView };
  const VIEWS: ViewKind[] = [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  ];
  const ERRORS = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

  const toBase64 = (bytes: Uint8Array): string => {
    let binary = '';
    for (let i = 0; i < bytes.length; i += 0x8000) {
      binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    }
    return btoa(binary);
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  /** Throws `DataCloneError` for what can't be cloned: functions, symbols, nodes. */
  function encode(value: unknown): string {
    const seen = new Map<object, number>();

    const special = (number: number): boolean => !Number.isFinite(number) || Object.is(number, -0);

    function entries(object: object): unknown {
      const pairs = Object.entries(object).map(([key, item]) => [key, write(item)] as const);
      const ambiguous = pairs.some(([key]) => key === '$' || key === '__proto__');
      return ambiguous ? { $: 'object', v: pairs } : Object.fromEntries(pairs);
    }

    function write(item: unknown): unknown {
      if (item === undefined) return { $: 'undefined' };
      if (typeof item === 'bigint') return { $: 'bigint', v: String(item) };
      if (typeof item === 'number' && special(item))
        return { $: 'number', v: Object.is(item, -0) ? '-0' : String(item) };
      if (typeof item !== 'object' || item === null) return item;
      const known = seen.get(item);
      if (known !== undefined) return { $: 'ref', v: known };
      seen.set(item, seen.size);
      if (Array.isArray(item)) return Array.from(item, write);
      if (item instanceof Date) return { $: 'date', v: write(item.getTime()) };
      if (item instanceof RegExp) return { $: 'regexp', v: [item.source, item.flags] };
      if (item instanceof Map) return { $: 'map', v: [...item].map(([key, of]) => [write(key), write(of)]) };
      if (item instanceof Set) return { $: 'set', v: [...item].map(write) };
      if (item instanceof Error) return { $: 'error', type: item.name, v: [item.message, item.stack ?? ''] };
      if (item instanceof ArrayBuffer)
        return { $: 'bytes', type: 'ArrayBuffer', v: toBase64(new Uint8Array(item)) };
      if (ArrayBuffer.isView(item)) {
        const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
        return { $: 'bytes', type: item.constructor.name, v: toBase64(bytes) };
      }
      return entries(item);
    }

    // structuredClone refuses what must not pass, runs getters once, and drops prototypes.
    return JSON.stringify(write(structuredClone(value)));
  }

  function decode(text: string): unknown {
    const made: unknown[] = [];
    const keep = <T>(item: T): T => {
      made.push(item);
      return item;
    };

    function bytes(type: string | undefined, base64: string): unknown {
      const { buffer } = fromBase64(base64);
      if (type === 'ArrayBuffer') return buffer;
      const View = VIEWS.find(({ name }) => name === type) ?? Uint8Array;
      return new View(buffer);
    }

    function error(type: string | undefined, [message, stack]: [string, string]): Error {
      const Kind = ERRORS.find(({ name }) => name === type) ?? Error;
      const made = new Kind(message);
      made.stack = stack;
      return made;
    }

    function fill(object: object, pairs: [string, unknown][]): object {
      for (const [key, item] of pairs) {
        Object.defineProperty(object, key, {
          value: read(item),
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }
      return object;
    }

    function tagged({ $, v, type }: Tagged): unknown {
      switch ($) {
        case 'undefined':
          return undefined;
        case 'bigint':
          return BigInt(v as string);
        case 'number':
          return Number(v);
        case 'ref':
          return made[v as number];
        case 'date':
          return keep(new Date(read(v) as number));
        case 'regexp':
          return keep(new RegExp((v as string[])[0] ?? '', (v as string[])[1]));
        case 'error':
          return keep(error(type, v as [string, string]));
        case 'bytes':
          return keep(bytes(type, v as string));
        case 'map': {
          const map = keep(new Map<unknown, unknown>());
          for (const [key, item] of v as [unknown, unknown][]) map.set(read(key), read(item));
          return map;
        }
        case 'set': {
          const set = keep(new Set<unknown>());
          for (const item of v as unknown[]) set.add(read(item));
          return set;
        }
        default:
          return fill(keep({}), v as [string, unknown][]);
      }
    }

    function read(item: unknown): unknown {
      if (typeof item !== 'object' || item === null) return item;
      if (Array.isArray(item)) {
        const list = keep<unknown[]>([]);
        for (const part of item) list.push(read(part));
        return list;
      }
      return '$' in item ? tagged(item as Tagged) : fill(keep({}), Object.entries(item));
    }

    return read(JSON.parse(text));
  }

  return { encode, decode };
}
