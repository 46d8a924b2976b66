import { app, ipcMain, Notification, shell as system, type WebContents, type WebFrameMain } from 'electron';
import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import { EXTERNAL_SCHEMES, type ShellCall, type ShellContract, shell } from '../../contract/shell.ts';
import type { Message } from '../../domain/message.ts';
import { type ErrorCode, ok, type Result, refuse } from '../../domain/result.ts';
import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';
import { inputIssues } from '../ipc/input-issues.ts';
import type { CoreLink, WireResult } from './core-link.ts';
import { hasTray, host } from './host.ts';
import type { KeyStore } from './key-store.ts';
import { openCopy } from './opened-files.ts';
import { ORIGIN } from './pages.ts';
import { pageIsReady, pageRefuses, printPage, printPdf } from './printing.ts';
import { countCall } from './quiet.ts';
import { certificateRoute } from './routes.ts';
import { vaultIsOpen } from './vault-state.ts';

type Handlers = {
  [N in ShellCall]: (
    input: HandlerInput<ShellContract[N]>,
    page: WebContents,
  ) => Promise<Result<HandlerOutput<ShellContract[N]>>> | Result<HandlerOutput<ShellContract[N]>>;
};

export type ShellDeps = {
  core: CoreLink;
  keyStore: KeyStore;
  language: () => Language;
  show: (route?: string) => void;
  /** Saves what must be in the vault before it is locked. */
  beforeLock: () => Promise<void>;
  draftsKept: () => void;
};

/** A page as PDF; the audit trail is told. */
const pdfOf = (core: CoreLink) => async (page: { route: string; landscape: boolean }) => {
  const pdf = await printPdf(page);
  if (!pdf.ok) return pdf;
  await core.call('trail.printed', { route: page.route });
  return ok({ pdf: new Uint8Array(pdf.value) });
};

const handlers = ({ core, keyStore, show, draftsKept }: ShellDeps): Handlers => ({
  'shell.getInfo': () =>
    ok({
      host: host(),
      version: app.getVersion(),
      platform: process.platform,
      notifications: Notification.isSupported(),
      tray: hasTray(),
    }),
  'shell.print': async ({ route }, page) => {
    const outcome = await printPage(page);
    const [path = ''] = route.split('?');
    const trailRoute = route.startsWith('#/print/') ? route : path;
    if (outcome.ok) await core.call('trail.printed', { route: trailRoute });
    return outcome;
  },
  'shell.printPdf': pdfOf(core),
  'shell.printCertificate': ({ id }) => pdfOf(core)({ route: certificateRoute(id), landscape: false }),
  'shell.printReady': (_, page) => {
    pageIsReady(page);
    return ok({});
  },
  'shell.printRefused': ({ reason }, page) => {
    pageRefuses(page, reason);
    return ok({});
  },
  'shell.openExternal': async ({ url }) => {
    const scheme = URL.parse(url)?.protocol;
    if (!EXTERNAL_SCHEMES.some((allowed) => allowed === scheme)) {
      return refuse('invalid', 'shell:error.notToBeOpened', { url });
    }
    await system.openExternal(url);
    return ok({});
  },
  'shell.openAttachment': (copy) => openCopy(copy),
  'shell.keyStore': async () => ok(await keyStore.state()),
  'shell.rememberPassphrase': async ({ folder, passphrase }) => {
    // A wrong one would be found out only at the next start, when nobody is there to type the right one.
    const check = await core.call('vault.checkPassphrase', { passphrase });
    return check.ok
      ? keyStore.remember({ folder, passphrase })
      : refuse('locked', 'vault:error.wrongPassphrase');
  },
  'shell.forgetPassphrase': async () => {
    await keyStore.forget();
    return ok({});
  },
  'shell.draftsKept': () => {
    draftsKept();
    return ok({});
  },
  'shell.showWindow': ({ route }) => {
    show(route);
    return ok({});
  },
  'shell.quit': () => {
    app.quit();
    return ok({});
  },
});

/** A refusal of the shell itself, in the user's language. */
export const refusal = (
  language: Language,
  code: ErrorCode,
  message: Message,
  issues: { path: string; message: string }[] = [],
): WireResult => ({
  ok: false,
  error: { code, message: text(language, message), ...(issues.length > 0 && { issues }) },
});

const isShellCall = (name: string): name is ShellCall => Object.hasOwn(shell, name);

/** Parses the input, serves the call, and encodes its output. */
async function serve<N extends ShellCall>(
  name: N,
  input: unknown,
  page: WebContents,
  table: Handlers,
  { core, language }: { core: CoreLink; language: Language },
): Promise<WireResult> {
  const parsed = shell[name].input.safeParse(input);
  if (!parsed.success) {
    const issues = inputIssues(parsed.error, input).map(({ path, message }) => ({
      path,
      message: text(language, message),
    }));
    return refusal(language, 'invalid', { key: 'shell:error.invalid' }, issues);
  }
  if (!('open' in shell[name]) && !(await vaultIsOpen(core)))
    return refusal(language, 'locked', { key: 'vault:error.locked' });
  const result = await table[name](parsed.data as HandlerInput<ShellContract[N]>, page);
  if (!result.ok) return refusal(language, result.error.code, result.error.message);
  return { ok: true, value: shell[name].output.encode(result.value as never) };
}

/** Only the main frame of a page of ours may call. */
const isOurs = (frame: WebFrameMain | null): boolean =>
  frame !== null && frame.parent === null && frame.origin === ORIGIN;

/** The bridge: what is the shell's own is served here, everything else is the core's. */
export function serveCalls(deps: ShellDeps): void {
  const table = handlers(deps);
  ipcMain.handle('call', async (event, name: unknown, input: unknown): Promise<WireResult> => {
    const language = deps.language();
    if (!isOurs(event.senderFrame) || typeof name !== 'string') {
      return refusal(language, 'invalid', { key: 'shell:error.notOurs' });
    }
    if (name === 'vault.lock') await deps.beforeLock();
    if (!isShellCall(name)) return countCall(event.sender, () => deps.core.call(name, input));
    try {
      return await serve(name, input, event.sender, table, { core: deps.core, language });
    } catch (error) {
      console.error(error);
      return refusal(language, 'unexpected', { key: 'shell:error.unexpected' });
    }
  });
}
