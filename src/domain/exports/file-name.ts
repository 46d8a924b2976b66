/** Characters that Windows allows in no name, and invisible or direction-changing ones, which disguise a name. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
/** Devices of Windows, with whatever ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** Most file systems take 255 bytes; a path has more in it than the name. */
const MOST_BYTES = 200;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** The longest beginning of a text that fits into so many bytes. */
function shortened(text: string, bytes: number): string {
  let short = '';
  let bytesLeft = bytes;
  for (const character of text) {
    bytesLeft -= bytesOf(character);
    if (bytesLeft < 0) break;
    short += character;
  }
  return short;
}

/** A file name that every system accepts. @param ending with its dot */
export function fileName(name: string, ending: string): string {
  const plain = name.toWellFormed().replace(FORBIDDEN, ' ').replace(/ {2,}/g, ' ').trim();
  const stem = shortened(plain, MOST_BYTES - bytesOf(ending)).replace(/(?<![. ])[. ]+$/, '');
  return `${DEVICE.test(stem) || stem === '' ? '_' : ''}${stem}${ending}`;
}
