import type { BrowserWindow, WebContents } from 'electron';
import { text } from '../../i18n/index.ts';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';
import { pageUrl } from './pages.ts';
import { openHiddenPage } from './windows.ts';

/** How long a print page may draw before we give up. */
const READY_TIMEOUT_MS = 60_000;
/** A4 at 96 dpi. */
const A4 = { width: 794, height: 1123 };

const drawn = new WeakMap<WebContents, () => void>();

/** A print page has said that it is complete. */
export const pageIsReady = (page: WebContents): void => drawn.get(page)?.();

/** Opens a hidden page, waits until it says that it has finished drawing, and uses it. */
export async function withReadyPage<T>(
  route: string,
  size: { width: number; height: number },
  use: (window: BrowserWindow) => Promise<T>,
): Promise<T> {
  const window = openHiddenPage(size);
  try {
    const ready = new Promise<void>((resolve, reject) => {
      drawn.set(window.webContents, resolve);
      setTimeout(reject, READY_TIMEOUT_MS, new Error(`not ready in time: ${route}`)).unref();
    });
    await Promise.all([ready, window.loadURL(pageUrl(route))]);
    return await use(window);
  } finally {
    window.destroy();
  }
}

const footer = (language: Language): string => {
  const sentence = text(language, {
    key: 'shell:print.pageOf',
    params: { page: '<span class="pageNumber"></span>', total: '<span class="totalPages"></span>' },
  });
  return `<div style="width:100%;text-align:center;font-size:8px;color:#666">${sentence}</div>`;
};

/** The language that a print route names (`…?lang=en`), else the app's. */
const languageOf = (route: string, fallback: Language): Language =>
  LANGUAGES.find((language) => new URLSearchParams(route.split('?')[1]).get('lang') === language) ?? fallback;

/** Makes a PDF of a print page: A4 unless its CSS says otherwise, tagged, with outline and page numbers. */
export const printPdf = (
  { route, landscape }: { route: string; landscape: boolean },
  language: Language,
): Promise<Buffer> =>
  withReadyPage(route, A4, (window) =>
    window.webContents.printToPDF({
      landscape,
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer(languageOf(route, language)),
    }),
  );
