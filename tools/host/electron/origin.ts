/**
 * Chromium intercepts requests of its own schemes only, so `app://liaison/…` is `https://liaison.invalid/…` in the page
 * (RFC 2606 §2: no such host exists, so nothing can ever leave for it). The main process sees `app:` throughout.
 */
const APP_ORIGIN = 'app://liaison';
export const WEB_ORIGIN = 'https://liaison.invalid';

const swap = (url: string, from: string, to: string): string =>
  url === from || url.startsWith(`${from}/`) ? to + url.slice(from.length) : url;

export const toWeb = (url: string): string => swap(url, APP_ORIGIN, WEB_ORIGIN);
export const toApp = (url: string): string => swap(url, WEB_ORIGIN, APP_ORIGIN);
