/** What a reader of XML is told of: names come without their namespace prefix. */
export type XmlHandler = {
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  text: (text: string) => void;
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
  const found = pattern.exec(attributes);
  return found === null ? undefined : unescapeXml(found[1] ?? found[2] ?? '');
}
const ATTRIBUTES = new Map<string, RegExp>();

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads well-formed XML without a document type: the part of XML that office documents consist of. Returns false for
 * anything else, so that entity expansion can't even begin.
 */
export function readXml(xml: string, handler: XmlHandler): boolean {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start === -1) return xml.slice(at).trim() === '';
    if (start > at) handler.text(unescapeXml(xml.slice(at, start)));
    if (xml.startsWith('<!--', start)) {
      at = after(xml, '-->', start);
    } else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start);
      if (at > 0) handler.text(xml.slice(start + 9, at - 3));
    } else if (xml.startsWith('<?', start)) {
      at = after(xml, '?>', start);
    } else if (xml.startsWith('<!', start)) {
      return false;
    } else {
      const end = tagEnd(xml, start);
      at = end + 1;
      if (end !== -1) readTag(xml.slice(start + 1, end), handler);
    }
    if (at <= 0) return false;
  }
  return true;
}

/** The position behind the next `mark`, or 0 where there is none. */
function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found === -1 ? 0 : found + mark.length;
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

function readTag(tag: string, handler: XmlHandler): void {
  if (tag.startsWith('/')) {
    handler.close(local(tag.slice(1).trimEnd()));
    return;
  }
  const empty = tag.endsWith('/');
  const body = empty ? tag.slice(0, -1) : tag;
  const space = body.search(/\s/);
  const name = local(space === -1 ? body : body.slice(0, space));
  handler.open(name, space === -1 ? '' : body.slice(space));
  if (empty) handler.close(name);
}
