import { z } from 'zod';
import { reads, works } from './call.ts';
import { bytes, id, line, noAnswer, nothing } from './values.ts';

/** A page of the app, as the address bar would show it: `#/stakeholders/…`. */
const route = z
  .string()
  .max(2000)
  .regex(/^#\/[^\s]*$/u);

/** Schemes that may leave the app. */
export const EXTERNAL_SCHEMES = ['https:', 'mailto:', 'tel:'] as const;

/** Keychain of macOS, data protection of Windows, and what Electron can use on Linux. */
const KEY_STORE_BACKENDS = [
  'keychain',
  'dpapi',
  'gnome_libsecret',
  'kwallet',
  'kwallet5',
  'kwallet6',
] as const;

const keyStore = z.discriminatedUnion('state', [
  /** The system has one and remembers (or would remember) the passphrase. */
  z.object({
    state: z.literal('available'),
    remembered: z.boolean(),
    backend: z.enum(KEY_STORE_BACKENDS),
  }),
  /** It hasn't, or would keep the passphrase readable; `reason` says which. */
  z.object({ state: z.literal('unavailable'), reason: z.string() }),
]);

/** What only the process that owns windows can do. Served by it; the core never hears of these. */
export const shell = {
  'shell.getInfo': reads({
    does: 'What the app runs on.',
    open: 'any',
    input: nothing,
    output: z.object({
      host: z.enum(['electron', 'chromium']),
      version: z.string(),
      platform: z.string(),
      notifications: z.boolean(),
      /** Whether there is a tray icon to come back from. */
      tray: z.boolean(),
    }),
  }),
  'shell.print': works({
    does: "Prints the page that asks by way of the system's print dialog; done when that is closed.",
    open: 'any',
    input: z.object({ route }),
    output: noAnswer,
  }),
  'shell.printPdf': works({
    does: 'Makes a PDF of one of the print pages.',
    input: z.object({ route: route.startsWith('#/print/'), landscape: z.boolean().default(false) }),
    output: z.object({ pdf: bytes(1024 * 1024 * 1024) }),
  }),
  'shell.printCertificate': works({
    does: 'Makes a PDF of a certificate of handover and destruction.',
    open: 'any',
    input: z.object({ id }),
    output: z.object({ pdf: bytes(1024 * 1024 * 1024) }),
  }),
  'shell.printReady': works({
    does: 'A print page tells that it has finished drawing.',
    open: 'any',
    input: nothing,
    output: noAnswer,
  }),
  'shell.printRefused': works({
    does: 'A print page tells why there is nothing to print.',
    open: 'any',
    input: z.object({ reason: z.string().max(4000) }),
    output: noAnswer,
  }),
  'shell.openExternal': works({
    does: 'Opens a web page, a letter or a telephone call in the program that the system has for it.',
    open: 'any',
    input: z.object({ url: line(4000) }),
    output: noAnswer,
  }),
  'shell.openAttachment': works({
    does: 'Opens a private copy of a file in another program, or tells that what may do more than show something is to be confirmed. Removed on close, lock and start.',
    input: z.object({
      /** The attachment that it is a copy of: what becomes of it outside is kept. */
      id: id.optional(),
      name: line(200),
      content: bytes(),
      confirmed: z.boolean().default(false),
    }),
    output: z.object({ opened: z.boolean() }),
  }),
  'shell.keyStore': reads({
    does: "Whether the system's key store can remember the passphrase, and whether it does.",
    open: 'any',
    input: nothing,
    output: keyStore,
  }),
  'shell.rememberPassphrase': works({
    does: "Gives a vault's passphrase to the system's key store, so that reminders work before anybody has typed it.",
    open: 'any',
    input: z.object({ folder: z.string().min(1).max(4096), passphrase: z.string().min(1).max(1024) }),
    output: noAnswer,
  }),
  'shell.forgetPassphrase': works({
    does: "Takes the passphrase out of the system's key store.",
    open: 'any',
    input: nothing,
    output: noAnswer,
  }),
  'shell.draftsKept': works({
    does: 'The page tells that the vault holds all that is typed in it.',
    open: 'any',
    input: nothing,
    output: noAnswer,
  }),
  'shell.showWindow': works({
    does: 'Brings the window to the front, on a page if one is given.',
    open: 'any',
    input: z.object({ route: route.optional() }),
    output: noAnswer,
  }),
  'shell.quit': works({
    does: 'Ends the app, reminders included.',
    open: 'any',
    input: nothing,
    output: noAnswer,
  }),
};

export type ShellContract = typeof shell;
export type ShellCall = keyof ShellContract;
