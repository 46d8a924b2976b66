import type { BrowserWindow, WebContents } from 'electron';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { pageUrl } from './pages.ts';
import { openHiddenPage } from './windows.ts';

/** How long a print page may draw before we give up. */
const READY_TIMEOUT_MS = 60_000;
/** A4 at 96 dpi. */
const A4 = { width: 794, height: 1123 };

type DrawResult = Result<Record<string, never>>;
const waiting = new WeakMap<WebContents, (drawn: DrawResult) => void>();

/** A print page has said that it is complete. */
export const pageIsReady = (page: WebContents): void => waiting.get(page)?.(ok({}));

/** A print page has said, in the user's language, why there is nothing to print. */
export const pageRefuses = (page: WebContents, reason: string): void =>
  waiting.get(page)?.(refuse('conflict', 'shell:error.notPrinted', { reason }));

/** Opens a print page that nobody sees and waits until it says that it has finished drawing, or why it can't. */
async function withReadyPage<T>(
  route: string,
  use: (window: BrowserWindow) => Promise<T>,
): Promise<Result<T>> {
  const window = openHiddenPage(A4);
  const page = window.webContents;
  let giveUp: NodeJS.Timeout | undefined;
  try {
    const outcome = new Promise<DrawResult>((resolve) => {
      waiting.set(page, resolve);
      page.once('render-process-gone', () => resolve(refuse('unexpected', 'shell:error.printGone')));
      giveUp = setTimeout(resolve, READY_TIMEOUT_MS, refuse('unexpected', 'shell:error.printTimeout'));
    });
    const [outcomeOfDrawing] = await Promise.all([outcome, window.loadURL(pageUrl(route))]);
    return outcomeOfDrawing.ok ? ok(await use(window)) : outcomeOfDrawing;
  } finally {
    clearTimeout(giveUp);
    window.destroy();
  }
}

/** Where a document of `#/print/…` stands bare. */
const onPaper = (route: string): string => route.replace(/^#\/print\//, '#/paper/');

/** Prints what a page shows by way of the system's print dialog. Whoever cancels it has been served as well. */
export const printPage = (page: WebContents): Promise<Result<Record<string, never>>> =>
  new Promise((resolve) => {
    page.print({ pageSize: 'A4' }, (isPrinted, reason) => {
      if (isPrinted || reason === 'Print job canceled') resolve(ok({}));
      else resolve(refuse('unexpected', 'shell:error.printFailed'));
    });
  });

/** Makes a PDF of a print page: A4 unless its CSS says otherwise, tagged, with outline. Page numbers are in its CSS. */
export const printPdf = ({
  route,
  landscape,
}: {
  route: string;
  landscape: boolean;
}): Promise<Result<Buffer>> =>
  withReadyPage(onPaper(route), (window) =>
    window.webContents.printToPDF({
      landscape,
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    }),
  );
