/** Takes a pack that a core holds out whole. @returns it in base64 */
export async function wholePack(
  { held, bytes }: { held: string; bytes: number },
  piece: (input: { held: string; from: number }) => Promise<{ content: string }>,
): Promise<string> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes; ) {
    const { content } = await piece({ held, from });
    const taken = Buffer.from(content, 'base64');
    pieces.push(taken);
    from += taken.length;
  }
  return Buffer.concat(pieces).toString('base64');
}
