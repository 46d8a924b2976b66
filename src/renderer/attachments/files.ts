import type { TFunction } from 'i18next';

/** What the app itself can show of a file. */
export type Preview = 'image' | 'pdf' | 'text' | 'none';

const BY_ENDING: Record<string, string> = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  pdf: 'application/pdf',
  csv: 'text/csv',
  eml: 'text/plain',
  ics: 'text/calendar',
  json: 'application/json',
  log: 'text/plain',
  md: 'text/markdown',
  txt: 'text/plain',
  vcf: 'text/vcard',
  xml: 'application/xml',
};

/** The given media type, else the one of the name's ending; empty where neither is known. */
export const mediaTypeOf = (name: string, mediaType: string): string =>
  mediaType !== '' && mediaType !== 'application/octet-stream'
    ? mediaType.toLowerCase()
    : (BY_ENDING[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '');

const SHOWN_IMAGES = /^image\/(avif|bmp|gif|jpeg|png|svg\+xml|webp)$/;
const SHOWN_TEXTS = /^(text\/.+|application\/(json|xml))$/;

export function previewOf(name: string, mediaType: string): Preview {
  const type = mediaTypeOf(name, mediaType);
  if (SHOWN_IMAGES.test(type)) return 'image';
  if (type === 'application/pdf') return 'pdf';
  return SHOWN_TEXTS.test(type) ? 'text' : 'none';
}

/** Bytes as `1.4 MB`, in thousands of 1024 as file managers show them. */
export function sizeText(t: TFunction, bytes: number): string {
  if (bytes < 1024) return t('attachments:size.bytes', { n: bytes });
  const [unit, divisor] = bytes < 1024 ** 2 ? (['kb', 1024] as const) : (['mb', 1024 ** 2] as const);
  const n = bytes / divisor;
  return t(`attachments:size.${unit}`, { n: n < 10 ? n.toFixed(1) : Math.round(n) });
}

/** A file's content as the bridge carries it. */
export const base64Of = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Text of a file: UTF-8, UTF-16 by its mark, else GB18030 as older Chinese programs write. */
export function decodeText(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe) return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 0xfeff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
