/** Callbacks of the XML reader; names come without their namespace prefix. */
export type XmlHandler = {
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  /** A text may come in several parts, each of which is made only for whoever wants it. */
  text: (text: () => string) => void;
  /** Whether the rest needn't be read. */
  isDone?: () => boolean;
};

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the five predefined entities and character references; there are no others without a DTD. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The value of an attribute in the text of a start tag, by its local name. */
export function attribute(attributes: string, name: string): string | undefined {
  const pattern = ATTRIBUTES.get(name) ?? new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  ATTRIBUTES.set(name, pattern);
  const match = pattern.exec(attributes);
  return match === null ? undefined : unescapeXml(match[1] ?? match[2] ?? '');
}
const ATTRIBUTES = new Map<string, RegExp>();

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** No tag, and no beginning of anything else, is longer. */
const LONGEST_TAG = 256 * 1024;
/** The longest of what a character may be written as: `&#x10ffff;`. */
const LONGEST_REFERENCE = 10;
/** Deepest nesting of tags: office documents have a dozen. */
const DEEPEST = 500;

/** Pieces without tags, with the mark that ends each. */
const PASSAGES = [
  { opens: '<!--', closes: '-->', isText: false },
  { opens: '<![CDATA[', closes: ']]>', isText: true },
  { opens: '<?', closes: '?>', isText: false },
];
type Passage = (typeof PASSAGES)[number];

/**
 * Reads well-formed XML without a document type: the part of XML that office documents consist of. It comes in pieces, of which no
 * more is kept than one tag; a text is told as it comes. Returns false for anything else, so that entity expansion can't even begin.
 */
export function readXml(pieces: Iterable<string>, handler: XmlHandler): boolean {
  let within: Passage | null = null;
  let depth = 0;

  /** Reads all complete pieces. @returns where the incomplete rest begins; -1 where it is no XML */
  function readPiece(xml: string): number {
    const tell = (from: number, to: number, decode: (text: string) => string) =>
      handler.text(() => decode(xml.slice(from, to)));
    let at = 0;
    while (at < xml.length) {
      if (within !== null) {
        const end = xml.indexOf(within.closes, at);
        const to = end === -1 ? Math.max(at, xml.length - within.closes.length + 1) : end;
        if (within.isText && to > at) tell(at, to, (text) => text);
        if (end === -1) return to;
        at = end + within.closes.length;
        within = null;
        continue;
      }
      const start = xml.indexOf('<', at);
      if (start !== at) {
        const to = start === -1 ? wholeCharacters(xml, at) : start;
        if (to > at) tell(at, to, unescapeXml);
        if (start === -1) return to;
      }
      const passage = PASSAGES.find(({ opens }) => xml.startsWith(opens, start));
      if (passage !== undefined) {
        within = passage;
        at = start + passage.opens.length;
        continue;
      }
      const end = tagEnd(xml, start);
      if (end === -1) return start;
      if (xml.startsWith('<!', start)) return -1;
      depth += readTag(xml.slice(start + 1, end), handler);
      if (depth < 0 || depth > DEEPEST) return -1;
      at = end + 1;
    }
    return at;
  }

  let rest = '';
  for (const piece of pieces) {
    const xml = rest + piece;
    const result = readPiece(xml);
    if (result === -1 || xml.length - result > LONGEST_TAG) return false;
    rest = xml.slice(result);
    if (handler.isDone?.()) return true;
  }
  return within === null && depth === 0 && rest.trim() === '';
}

/** Up to where no character that is written with an ampersand is only begun. */
function wholeCharacters(xml: string, from: number): number {
  const ampersand = xml.lastIndexOf('&');
  const isBegun = ampersand >= from && xml.length - ampersand < LONGEST_REFERENCE;
  return isBegun && !xml.includes(';', ampersand) ? ampersand : xml.length;
}

/** The `>` that ends a tag, not one within an attribute's quotes; -1 where there is none. */
function tagEnd(xml: string, start: number): number {
  const end = xml.indexOf('>', start);
  if (end === -1) return -1;
  const tag = xml.slice(start, end);
  if (!tag.includes('"') && !tag.includes("'")) return end;
  let quote = '';
  for (let i = start; i < xml.length; i += 1) {
    const character = xml[i];
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return i;
  }
  return -1;
}

/** Tells a tag, and by how much deeper is what follows it. */
function readTag(tag: string, handler: XmlHandler): number {
  if (tag.startsWith('/')) {
    handler.close(local(tag.slice(1).trimEnd()));
    return -1;
  }
  const empty = tag.endsWith('/');
  const body = empty ? tag.slice(0, -1) : tag;
  const space = body.search(/\s/);
  const name = local(space === -1 ? body : body.slice(0, space));
  handler.open(name, space === -1 ? '' : body.slice(space));
  if (empty) handler.close(name);
  return empty ? 0 : 1;
}
