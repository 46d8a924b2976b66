import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { protocol } from 'electron';
import { resourceFile } from './paths.ts';

export const ORIGIN = 'app://liaison';
export const pageUrl = (route: string): string => `${ORIGIN}/index.html${route}`;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** To be called before the app is ready: makes `app:` a standard, secure origin. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Nothing comes from anywhere but the app; antd's style elements carry the page's nonce. */
const policy = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `font-src 'self'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'`,
    'frame-src blob:',
    `form-action 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

const missing = (): Response => new Response('', { status: 404 });

/** Serves the built renderer, and nothing outside its folder, as `app://liaison/…`. */
export function servePages(folder: string): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'liaison' || request.method !== 'GET') return missing();
    const file = pathname === '/favicon.ico' ? resourceFile('icons/icon.png') : fileIn(folder, pathname);
    const type = file === undefined ? undefined : TYPES[extname(file)];
    if (file === undefined || type === undefined) return missing();
    try {
      const body = await readFile(file);
      const headers = { 'content-type': type, 'x-content-type-options': 'nosniff' };
      return extname(file) === '.html' ? withPolicy(body, headers) : new Response(body, { headers });
    } catch {
      return missing();
    }
  });
}

function fileIn(folder: string, pathname: string): string | undefined {
  try {
    const file = join(folder, decodeURIComponent(pathname));
    return file.startsWith(folder + sep) && !file.includes('\0') ? file : undefined;
  } catch {
    return undefined;
  }
}

function withPolicy(body: Buffer, headers: Record<string, string>): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(body.toString('utf8').replaceAll('__CSP_NONCE__', nonce), {
    headers: { ...headers, 'content-security-policy': policy(nonce), 'cache-control': 'no-store' },
  });
}
