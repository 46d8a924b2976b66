import { PIECE_BYTES } from '../../contract/handover.ts';
import { base64Of, bytesOf } from '../attachments/files.ts';
import { call } from '../bridge.ts';
import type { Target } from '../ui/save-stream.ts';

/** Long work on a pack. */
export type Work = { jobId: string; signal: AbortSignal; tell(done: number, total: number): void };

/** Uploads a file to the core, piece by piece. @returns the id under which the core holds it */
export async function giveIn(file: Blob, { signal, tell }: Work): Promise<string> {
  let packId: string | undefined;
  for (let from = 0; from < file.size || packId === undefined; from += PIECE_BYTES) {
    signal.throwIfAborted();
    const content = await base64Of(file.slice(from, from + PIECE_BYTES));
    const previous = packId === undefined ? {} : { held: packId };
    ({ held: packId } = await call('handover.hold', { content, ...previous }));
    tell(from, file.size);
  }
  return packId;
}

/** Downloads a pack that the core holds into a file of the user's. */
export async function takeOut(
  { held, bytes }: { held: string; bytes: number },
  target: Target,
  { signal, tell }: Work,
): Promise<void> {
  for (let from = 0; from < bytes; ) {
    signal.throwIfAborted();
    const { content } = await call('handover.piece', { held, from });
    const piece = bytesOf(content);
    await target.write(piece);
    from += piece.length;
    tell(from, bytes);
  }
  await target.end();
}

export const letGo = (packId: string) => call('handover.letGo', { held: packId });
