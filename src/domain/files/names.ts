/** Bytes of a name that every file system takes, with room for what others append. */
const MOST_BYTES = 200;
/** What Windows takes for a device, whatever its ending. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** Direction marks, zero widths and other signs that show nothing: they make a name read as another. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{115F}\u{1160}\u{3164}\u{FFA0}]/gu;

/** A name in its compatibility form: full-width dots and colons become plain ones. */
const plain = (name: string): string => name.normalize('NFKC').replace(UNSEEN, '');

/** The ending by which a system decides what to do with a file: in lower case, without its dot; empty where there is none. */
export function endingOf(name: string): string {
  // Windows leaves dots and blanks at the end out, and what stands behind a colon is another stream of the same file.
  const [file = ''] = plain(name).split(':');
  const [, ending = ''] = /[^./\\]\.([^./\\\s]+)[.\s]*$/u.exec(file) ?? [];
  return ending.toLowerCase();
}

/** At most so many bytes of a text, without cutting a character. */
function truncate(text: string, bytes: number): string {
  const encoder = new TextEncoder();
  let result = '';
  let bytesLeft = bytes;
  for (const character of text) {
    bytesLeft -= encoder.encode(character).length;
    if (bytesLeft < 0) break;
    result += character;
  }
  return result;
}

/** A file's name that means the same file on every system: nothing unseen, reserved or too long in it, and its ending kept. */
export function safeFileName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/^[.\s]+|(?<![.\s])[.\s]+$/gu, '')
    .replace(DEVICE, '_$1');
  if (safe === '') return 'attachment';
  const { stem, ending } = nameParts(safe);
  const room = MOST_BYTES - new TextEncoder().encode(ending).length;
  return truncate(stem, room).trimEnd() + ending;
}

/** A name without its ending, and the ending with its dot; what is too long for one is none. */
export function nameParts(name: string): { stem: string; ending: string } {
  const at = name.lastIndexOf('.');
  const isEnding = at > 0 && name.length - at <= 17;
  return isEnding ? { stem: name.slice(0, at), ending: name.slice(at) } : { stem: name, ending: '' };
}
