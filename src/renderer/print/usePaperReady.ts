import { useEffect, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fontsFor } from './fonts-for.ts';
import type { Printable } from './PrintPage.tsx';
import { clipped } from './visit/words.ts';

/** Graphemes of the running foot that its two lines hold. */
const LONGEST_FOOT = 90;

const cssText = (text: string) => `"${text.replaceAll(/["\\\n]/g, (c) => (c === '\n' ? ' ' : `\\${c}`))}"`;

/**
 * Sets what the pages' margins say, through custom properties that `@page` inherits from the root, and tells when the
 * sheet with this `ref` is drawn with every glyph's font; an error where a font can't be had.
 */
export function usePaperReady({ language, foot }: Pick<Printable, 'language' | 'foot'>) {
  const [element, sheet] = useState<HTMLDivElement | null>(null);
  const [ready, setReady] = useState<boolean | Error>(false);
  const { i18n } = useTranslation();
  // The numbers are CSS counters, so the sentence is cut where they stand.
  const sentence = i18n.getFixedT(language)('print:pageOf', { page: '\n', total: '\n' });
  const short = clipped(foot, LONGEST_FOOT);

  useLayoutEffect(() => {
    const root = document.documentElement;
    const [before = '', between = '', after = ''] = sentence.split('\n');
    const marginTexts = {
      '--foot': short,
      '--page-before': before,
      '--page-between': between,
      '--page-after': after,
    };
    for (const [name, text] of Object.entries(marginTexts)) root.style.setProperty(name, cssText(text));
    return () => {
      for (const name of Object.keys(marginTexts)) root.style.removeProperty(name);
    };
  }, [short, sentence]);

  useEffect(() => {
    if (element === null) return undefined;
    let abandoned = false;
    const text = `${element.textContent}${short}${sentence}0123456789`;
    fontsFor(text).then(
      () => abandoned || setReady(true),
      (error: Error) => abandoned || setReady(error),
    );
    return () => {
      abandoned = true;
    };
  }, [element, short, sentence]);

  return { sheet, ready };
}
