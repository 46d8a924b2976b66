import { endingOf } from './names.ts';

/** What becomes of a file that is to be opened in another program. */
export type Opening = 'opens' | 'asks' | 'never';

const set = (endings: string): ReadonlySet<string> => new Set(endings.split(' '));

/** Endings of files that a system runs, installs or takes settings from. */
const PROGRAMS = set(
  'action apk app appimage appinstaller application appref-ms appx appxbundle asp bash bat bin chm cmd com command cpl crx csh deb desktop diagcab dll dmg drv efi elf exe fish flatpak flatpakref gadget hta inf ins isp jar job jnlp js jse ko ksh library-ms lnk lua mpkg msc msh msi msix msixbundle msp mst ocx out php pif pkg pl ps1 psd1 psm1 py pyc pyw rb reg rpm run scf scpt scptd scr sct search-ms settingcontent-ms sh shb shs snap so svc sys terminal theme themepack tool udl url vb vbe vbs vsix vxd wasm webloc website wll workflow ws wsc wsf wsh xbap xll xpi zsh',
);

const starts =
  (...marks: string[]) =>
  (head: string): boolean =>
    marks.some((mark) => head.startsWith(mark));
const anything = (): boolean => true;
const ZIP = starts('PK\x03\x04');
const isMedia = (head: string): boolean => head.slice(4, 8) === 'ftyp';

/** Endings of files that are only shown or played, with the bytes that such a file begins with. */
const PASSIVE: Readonly<Record<string, (head: string) => boolean>> = {
  pdf: (head) => head.includes('%PDF-'),
  png: starts('\x89PNG'),
  jpg: starts('\xff\xd8\xff'),
  jpeg: starts('\xff\xd8\xff'),
  gif: starts('GIF8'),
  bmp: starts('BM'),
  webp: starts('RIFF'),
  tif: starts('II', 'MM'),
  tiff: starts('II', 'MM'),
  avif: isMedia,
  heic: isMedia,
  txt: anything,
  log: anything,
  csv: anything,
  tsv: anything,
  md: anything,
  ics: anything,
  vcf: anything,
  docx: ZIP,
  xlsx: ZIP,
  pptx: ZIP,
  odt: ZIP,
  ods: ZIP,
  odp: ZIP,
  mp3: anything,
  m4a: isMedia,
  wav: starts('RIFF'),
  mp4: isMedia,
  mov: anything,
};
/** Documents in which a macro may stand. */
const MAY_HOLD_MACROS = set('docx xlsx pptx odt ods odp');

const text = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** Windows, Linux, macOS and Java programs, and shortcuts of Windows, whatever they are called. */
const isProgram = (head: string): boolean =>
  (head.startsWith('MZ') && head.slice(0, 64).includes('\0')) ||
  starts('\x7fELF', '\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe')(head) ||
  starts('\xca\xfe\xba\xbe', 'L\0\0\0\x01\x14\x02\0', '!<arch>\ndebian')(head);

/** The names of what a document of Office or LibreOffice holds stand readable in its file. */
const holdsMacros = (content: Uint8Array): boolean => {
  const text = new TextDecoder('latin1').decode(content);
  return /vbaProject\.bin|Basic\/script-lc\.xml|macrosheets\//i.test(text);
};

/**
 * Whether a file may be opened outside: what only shows something opens, a program never, and about anything else is asked.
 * Judged by the ending that the system will see, and by how the content begins.
 */
export function openingOf(name: string, content: Uint8Array): Opening {
  const ending = endingOf(name);
  const head = text(content.subarray(0, 1024));
  if (PROGRAMS.has(ending) || isProgram(head)) return 'never';
  const looksRight = Object.hasOwn(PASSIVE, ending) ? PASSIVE[ending] : undefined;
  if (looksRight === undefined || !looksRight(head)) return 'asks';
  return MAY_HOLD_MACROS.has(ending) && holdsMacros(content) ? 'asks' : 'opens';
}
