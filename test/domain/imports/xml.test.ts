import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, readXml } from '../../../src/domain/imports/xml.ts';

/** What a reader of XML is told, texts joined; null where it is no XML. */
function told(pieces: string[]): string[] | null {
  const all: string[] = [];
  const isText: boolean[] = [];
  const tell = (one: string, text = false) => {
    if (text && isText.at(-1)) all.push((all.pop() ?? '') + one);
    else all.push(one);
    isText.push(text);
  };
  const read = readXml(pieces, {
    open: (name, attributes) => tell(`<${name} ${attribute(attributes, 'a') ?? ''}>`),
    close: (name) => tell(`</${name}>`),
    text: (text) => tell(text(), true),
  });
  return read ? all : null;
}

describe('XML that comes in pieces', () => {
  const XML =
    '<?xml version="1.0"?><!-- <no> --><x:a a="1 > 0"><b/>张伟 &amp; &#x674e;&#23068;<![CDATA[<&amp;]]>]]&gt;<c a=\'"\'>x</c></x:a>\n';

  test('reads the same, wherever it was cut', () => {
    const whole = told([XML]);
    expect(whole).toContain('张伟 & 李娜<&amp;]]>');
    fc.assert(
      fc.property(fc.array(fc.nat(XML.length), { maxLength: 20 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), XML.length];
        expect(told(at.slice(1).map((to, i) => XML.slice(at[i], to)))).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['that ends within an element', ['<a><b>1</b>']],
    ['that ends within a tag', ['<a/', '']],
    ['that closes what was never opened', ['<a></a></a>']],
    ['with a document type', ['<!DOC', 'TYPE a []><a/>']],
    ['with a tag without an end', ['<a>', ...Array<string>(10).fill(' a="1"'.repeat(10_000))]],
    ['within itself over and over', ['<a>'.repeat(501), '</a>'.repeat(501)]],
    ['with a comment without an end', ['<a/><!--', '-- >']],
  ])('%s is none', (_, pieces) => {
    expect(told(pieces)).toBeNull();
  });
});
