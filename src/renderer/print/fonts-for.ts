/** The weights that print pages use. */
const FONTS = [`400 10px 'Noto Sans SC'`, `600 10px 'Noto Sans SC'`];

/**
 * Loads the parts of the bundled font that hold the text's characters, and waits for the frame drawn with them. The font
 * comes in a hundred parts by range for each weight; `fonts.ready` alone speaks only of those that layout has already asked for.
 */
export async function fontsFor(text: string): Promise<void> {
  await Promise.all(FONTS.map((font) => document.fonts.load(font, text)));
  await document.fonts.ready;
  const failed = [...document.fonts].filter((face) => face.status === 'error');
  if (failed.length > 0) throw new Error(`fonts failed to load: ${failed.map((f) => f.unicodeRange).join()}`);
  // A hidden window may not get animation frames; a timeout serves both.
  await new Promise((resolve) => setTimeout(resolve, 50));
}
