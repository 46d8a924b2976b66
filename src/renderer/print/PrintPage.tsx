import { Alert } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { Language } from '../../i18n/languages.ts';
import { call } from '../bridge.ts';
import { useRoute } from '../route.ts';
import { PrintPreview } from './PrintPreview.tsx';
import { Sheet } from './Sheet.tsx';
import { usePaperReady } from './usePaperReady.ts';

/** What goes to paper. */
export type Printable = {
  /** The PDF's title. */
  title: string;
  /** What its file is called, without an ending. */
  fileName: string;
  language: Language;
  /** Stands at the foot of every page, left. */
  foot: string;
  body: ReactNode;
};

export type PrintPageProps = {
  /** Undefined until it is known; an error where there is nothing to print. */
  printable: Printable | Error | undefined;
  /** Where Back leads when nobody came from anywhere. */
  home: string;
};

/**
 * One document, the same in two places: under `#/print/…` in the window, with what can be done with it, and under
 * `#/paper/…` bare in a page that nobody sees, which becomes the PDF.
 */
export function PrintPage({ printable, home }: PrintPageProps) {
  const { path } = useRoute();
  if (path[0] !== 'paper') return <PrintPreview printable={printable} home={home} />;
  if (printable instanceof Error) return <Refusal reason={printable.message} />;
  return printable === undefined ? null : <Paper printable={printable} />;
}

/** The whole window as paper. When all is drawn and every glyph's font is there, it tells the shell that it may print. */
function Paper({ printable }: { printable: Printable }) {
  const { title } = printable;
  const { sheet, ready } = usePaperReady(printable);
  useEffect(() => {
    document.title = title;
    document.documentElement.classList.add('printed');
    return () => document.documentElement.classList.remove('printed');
  }, [title]);
  useEffect(() => {
    if (ready === true) void call('shell.printReady', {});
    else if (ready !== false) void call('shell.printRefused', { reason: ready.message });
  }, [ready]);
  return <Sheet ref={sheet} printable={printable} />;
}

/** Instead of the paper: why there is nothing to print. Tells the shell, so that nobody waits for it. */
function Refusal({ reason }: { reason: string }) {
  useEffect(() => {
    void call('shell.printRefused', { reason });
  }, [reason]);
  return <Alert type="error" title={reason} />;
}
