import type { Protocol } from '../chromium/connection.ts';
import { NotImplementedInChromiumHost, strict } from '../not-implemented.ts';
import { toApp } from './origin.ts';
import { grant } from './surfaces.ts';

type SchemeHandler = (request: Request) => Response | Promise<Response>;
let serveApp: SchemeHandler | undefined;

export const protocol = strict('protocol', {
  /** `app:` is served as a secure https origin, which has the privileges that we ask for. */
  registerSchemesAsPrivileged(): void {},
  handle(scheme: string, handler: SchemeHandler): void {
    if (scheme !== 'app') throw new NotImplementedInChromiumHost(`protocol.handle('${scheme}')`);
    serveApp = handler;
  },
});

/** Answers a request for a page of the app. */
export async function answer({ method, url, headers }: Protocol.Network.Request): Promise<Response> {
  if (serveApp === undefined) return new Response('', { status: 404 });
  return serveApp(new Request(toApp(url), { method, headers: new Headers(headers) }));
}

/** Electron's names for what Chromium calls otherwise; only these can be granted here. */
const PERMISSIONS: Record<string, Protocol.Browser.PermissionType> = {
  notifications: 'notifications',
  geolocation: 'geolocation',
  media: 'audioCapture',
  midi: 'midi',
  'clipboard-read': 'clipboardReadWrite',
  'clipboard-sanitized-write': 'clipboardSanitizedWrite',
};

type Check = (page: null, permission: string) => boolean;
type RequestHandler = (page: null, permission: string, answer: (granted: boolean) => void) => void;
let check: Check | undefined;
let request: RequestHandler | undefined;

/** Chromium is told beforehand what Electron would ask each time: what both handlers allow. */
function apply(): void {
  const allowed = Object.keys(PERMISSIONS).filter((name) => {
    let granted = false;
    request?.(null, name, (answer) => {
      granted = answer;
    });
    return granted && (check?.(null, name) ?? true);
  });
  grant(allowed.flatMap((name) => PERMISSIONS[name] ?? []));
}

export const session = strict('session', {
  defaultSession: strict('session.defaultSession', {
    setPermissionRequestHandler(handler: RequestHandler | null): void {
      request = handler ?? undefined;
      apply();
    },
    setPermissionCheckHandler(handler: Check | null): void {
      check = handler ?? undefined;
      apply();
    },
    /** Pages get no devices here at all. */
    setDevicePermissionHandler(): void {},
  }),
});
