import { mkdir, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, shell } from 'electron';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** Files that the system would run rather than show. */
const PROGRAMS = new Set(
  '.app .appimage .appref-ms .application .bat .bash .chm .cmd .com .command .cpl .csh .desktop .exe .gadget .hta .inf .jar .js .jse .lnk .mpkg .msc .msh .msi .msp .mst .pif .pkg .pl .ps1 .psm1 .py .pyc .pyw .rb .reg .run .scf .scr .sct .settingcontent-ms .sh .shb .terminal .tool .url .vb .vbe .vbs .wasm .workflow .ws .wsc .wsf .wsh .zsh'.split(
    ' ',
  ),
);

const folder = (): string => join(app.getPath('userData'), 'opened');

/** Removes every copy made for other programs. */
export const removeCopies = (): Promise<void> => rm(folder(), { recursive: true, force: true });

/** The name without anything that could lead out of the folder or that a file system refuses or, as Windows does with dots at the end, leaves out. */
const safeName = (name: string): string =>
  name
    .replace(/[/\\:*?"<>|\p{Cc}]/gu, '_')
    .replace(/^\.+|(?<![. ])[. ]+$/g, '')
    .slice(-120) || 'attachment';

/** Makes a copy that only this user can read and opens it in the program that the system has for it. */
export async function openCopy(name: string, content: Uint8Array): Promise<Result<Record<string, never>>> {
  const file = safeName(name);
  if (PROGRAMS.has(extname(file).toLowerCase()))
    return refuse('invalid', 'shell:error.program', { name: file });
  const own = join(folder(), crypto.randomUUID());
  await mkdir(own, { recursive: true, mode: 0o700 });
  const path = join(own, file);
  await writeFile(path, content, { mode: 0o600, flag: 'wx' });
  const problem = await shell.openPath(path);
  return problem === '' ? ok({}) : refuse('unexpected', 'shell:error.noProgram', { name: file });
}
