import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/languages.ts';
import { call } from '../bridge.ts';
import './page-box.css';
import { useWatermark } from './useWatermark.ts';

/** The weights that print pages use. */
const FONTS = [`400 10px 'Noto Sans SC'`, `600 10px 'Noto Sans SC'`];

type Props = {
  /** The PDF's title. */
  title: string;
  language: Language;
  /** Stands at the foot of every page, left. */
  footer: string;
  children: ReactNode;
};

const cssText = (text: string) => `"${text.replaceAll(/["\\\n]/g, (c) => (c === '\n' ? ' ' : `\\${c}`))}"`;

/**
 * The whole window as paper. When all is drawn and every glyph's font is there, it tells the shell that it may print.
 * What the page's margin says goes through custom properties, which `@page` inherits from the root.
 */
export function PrintFrame(props: Props) {
  const watermark = useWatermark(props.language);
  return watermark === undefined ? null : <Paper {...props} watermark={watermark} />;
}

function Paper({ title, language, footer, watermark, children }: Props & { watermark: string | null }) {
  const paper = useRef<HTMLElement>(null);
  const { i18n } = useTranslation();
  // The numbers are CSS counters, so the sentence is cut where they stand.
  const sentence = i18n.getFixedT(language)('print:pageOf', { page: '\n', total: '\n' });
  const [before = '', between = '', after = ''] = sentence.split('\n');

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    document.title = title;
    root.classList.add('printed');
    const said = {
      '--foot': footer,
      '--page-before': before,
      '--page-between': between,
      '--page-after': after,
    };
    for (const [name, text] of Object.entries(said)) root.style.setProperty(name, cssText(text));
    return () => root.classList.remove('printed');
  }, [title, language, footer, before, between, after]);

  useEffect(() => {
    let abandoned = false;
    const text = `${paper.current?.textContent ?? ''}${footer}${before}${between}${after}0123456789`;
    void fontsFor(text).then(
      async () => {
        if (!abandoned) await call('shell.printReady', {});
      },
      (error: Error) => call('shell.printRefused', { reason: error.message }),
    );
    return () => {
      abandoned = true;
    };
  }, [footer, before, between, after]);

  return (
    <main ref={paper} className="paper" lang={language}>
      {watermark !== null && (
        <div className="watermark" aria-hidden>
          {[1, 2, 3].map((line) => (
            <span key={line}>{watermark}</span>
          ))}
        </div>
      )}
      {children}
    </main>
  );
}

/**
 * Loads the parts of the bundled font that hold the text's characters, and waits for the frame drawn with them. The font
 * comes in a hundred parts by range for each weight; `fonts.ready` alone speaks only of those that layout has already asked for.
 */
async function fontsFor(text: string): Promise<void> {
  await Promise.all(FONTS.map((font) => document.fonts.load(font, text)));
  await document.fonts.ready;
  const failed = [...document.fonts].filter((face) => face.status === 'error');
  if (failed.length > 0) throw new Error(`fonts failed to load: ${failed.map((f) => f.unicodeRange).join()}`);
  // A hidden window may not get animation frames; a timeout serves both.
  await new Promise((resolve) => setTimeout(resolve, 50));
}
