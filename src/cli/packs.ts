import { PIECE_BYTES } from '../contract/handover.ts';
import type { WireError } from '../main/ipc/serve.ts';
import type { Run } from './command.ts';

type Calls = Pick<Run, 'call'>;
type HoldResult = { ok: true; value: { held: string } } | { ok: false; error: WireError };

/** The pieces of a pack that the core holds, in base64: none but the last ends within three bytes, so that together they are one text. */
export async function* piecesOf(
  { call }: Calls,
  { held, bytes }: { held: string; bytes: number },
): AsyncGenerator<string> {
  for (let from = 0; from < bytes; from += PIECE_BYTES) {
    const piece = await call('handover.piece', { held, from });
    if (!piece.ok) throw new Error(piece.error.message);
    yield piece.value.content;
  }
  await call('handover.letGo', { held });
}

/** Gives a pack to the core, as it comes. */
export async function hold({ call }: Calls, content: AsyncIterable<Uint8Array>): Promise<HoldResult> {
  let packId: string | undefined;
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  const give = async () => {
    const piece = Buffer.concat(waiting).toString('base64');
    [waiting, bytes] = [[], 0];
    return call('handover.hold', { content: piece, ...(packId !== undefined && { held: packId }) });
  };
  for await (const whole of content)
    for (let at = 0; at < whole.length; ) {
      const part = whole.subarray(at, at + PIECE_BYTES - bytes);
      at += part.length;
      bytes += part.length;
      waiting.push(part);
      if (bytes < PIECE_BYTES) continue;
      const result = await give();
      if (!result.ok) return result;
      packId = result.value.held;
    }
  const result = await give();
  return result.ok ? { ok: true, value: { held: result.value.held } } : result;
}
