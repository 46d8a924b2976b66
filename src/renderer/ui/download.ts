import { bytesOf } from '../attachments/files.ts';

const MEDIA_TYPES: Record<string, string> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  vcf: 'text/vcard;charset=utf-8',
  pdf: 'application/pdf',
};

/** Hands a file to the user, who keeps it where downloads go. */
export function download(
  fileName: string,
  mediaType: string,
  content: string | Uint8Array<ArrayBuffer>,
): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  Object.assign(document.createElement('a'), { href: url, download: fileName }).click();
  // The browser has begun to read by the next minute.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The same for what crossed the bridge: `content` is base64, the type goes by the name's ending. */
export const saveFile = (fileName: string, content: string): void =>
  download(
    fileName,
    MEDIA_TYPES[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    bytesOf(content),
  );
