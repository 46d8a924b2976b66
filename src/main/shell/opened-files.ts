import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, shell } from 'electron';
import { MAX_ATTACHMENT_BYTES } from '../../contract/attachments.ts';
import { safeFileName } from '../../domain/files/names.ts';
import { openingOf } from '../../domain/files/opening.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { CoreLink } from './core-link.ts';

/** Copies of attachments for other programs, each in a folder of its own that tells whose copy it is and what it was. */
const copiesFolder = (): string => join(app.getPath('userData'), 'opened');

/** In the place of an attachment's id: nobody asks for what becomes of it. */
const NO_ATTACHMENT = 'none';

const DIGEST_LETTERS = 32;
const digest = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, DIGEST_LETTERS);

/**
 * Makes a copy that only this user can read and opens it in the program that the system has for it. A program is refused;
 * what may do more than show something is opened once that is confirmed.
 */
export async function openCopy({
  id,
  name,
  content,
  confirmed,
}: {
  id?: string | undefined;
  name: string;
  content: Uint8Array;
  confirmed: boolean;
}): Promise<Result<{ opened: boolean }>> {
  const file = safeFileName(name);
  // Both: what the file will be called, and what its name may have been meant to be.
  const ways = [openingOf(file, content), openingOf(name, content)];
  if (ways.includes('never')) return refuse('invalid', 'shell:error.program', { name: file });
  if (ways.includes('asks') && !confirmed) return ok({ opened: false });
  const own = join(copiesFolder(), `${id ?? NO_ATTACHMENT} ${digest(content)} ${crypto.randomUUID()}`);
  await mkdir(own, { recursive: true, mode: 0o700 });
  const path = join(own, file);
  await writeFile(path, content, { mode: 0o600, flag: 'wx' });
  const problem = await shell.openPath(path);
  return problem === ''
    ? ok({ opened: true })
    : refuse('unexpected', 'shell:error.noProgram', { name: file });
}

const removed = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

type Copy = { folder: string; id: string; path: string; size: number };

/** A digest as above; null where a file can't be read. */
async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece);
  } catch {
    return null;
  }
  return hash.digest('hex').slice(0, DIGEST_LETTERS);
}

/** Copies that are no longer what they were. Programs leave files of their own beside them. */
async function changedCopies(): Promise<Copy[]> {
  const folders = await readdir(copiesFolder()).catch(() => []);
  const all = await Promise.all(
    folders.map(async (name): Promise<Copy[]> => {
      const [id = '', before = ''] = name.split(' ');
      if (id === NO_ATTACHMENT) return [];
      const folder = join(copiesFolder(), name);
      const files = (await readdir(folder).catch(() => [])).filter((file) => !/^(~\$|\.~|\.)/.test(file));
      const copies = files.map(async (file): Promise<Copy[]> => {
        const path = join(folder, file);
        const size = (await stat(path).catch(() => null))?.size ?? 0;
        const now = size === 0 ? null : await digestOf(path);
        return now === null || now === before ? [] : [{ folder, id, path, size }];
      });
      return (await Promise.all(copies)).flat();
    }),
  );
  return all.flat();
}

/**
 * Has the open vault keep copies that were changed in other programs; what it has taken is removed. One that has become larger than
 * an attachment may be stays where it is.
 */
export async function keepChangedCopies(core: Pick<CoreLink, 'call'>): Promise<void> {
  for (const { folder, id, path, size } of await changedCopies()) {
    if (size > MAX_ATTACHMENT_BYTES) continue;
    const content = await readFile(path, 'base64').catch(() => null);
    if (content === null) continue;
    const result = await core.call('attachments.keepEdited', { id, content });
    if (result.ok) await removed(folder);
  }
}

/** Removes copies that the vault holds as they are. One that was changed stays until a vault has taken it. */
export async function removeCopies(): Promise<void> {
  const changedFolders = new Set((await changedCopies()).map(({ folder }) => folder));
  const folders = await readdir(copiesFolder()).catch(() => []);
  await Promise.all(
    folders
      .map((name) => join(copiesFolder(), name))
      .filter((folder) => !changedFolders.has(folder))
      .map(removed),
  );
  if (changedFolders.size === 0) await destroyCopies();
}

/** Removes every copy, whatever became of it: something was erased for good. */
export const destroyCopies = (): Promise<void> => removed(copiesFolder());
