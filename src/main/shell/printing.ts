import type { BrowserWindow, WebContents } from 'electron';
import { pageUrl } from './pages.ts';
import { openHiddenPage } from './windows.ts';

/** How long a print page may draw before we give up. */
const READY_TIMEOUT_MS = 60_000;
/** A4 at 96 dpi. */
const A4 = { width: 794, height: 1123 };

const drawn = new WeakMap<WebContents, () => void>();

/** A print page has said that it is complete. */
export const pageIsReady = (page: WebContents): void => drawn.get(page)?.();

/** Opens a print page that nobody sees, waits until it says that it has finished drawing, and uses it. */
async function withReadyPage<T>(route: string, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = openHiddenPage(A4);
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

/** Makes a PDF of a print page: A4 unless its CSS says otherwise, tagged, with outline. Page numbers are in its CSS. */
export const printPdf = ({ route, landscape }: { route: string; landscape: boolean }): Promise<Buffer> =>
  withReadyPage(route, (window) =>
    window.webContents.printToPDF({
      landscape,
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    }),
  );
