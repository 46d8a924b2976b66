import { bytesOf } from '../attachments/files.ts';

const MEDIA_TYPES: Record<string, string> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  vcf: 'text/vcard;charset=utf-8',
  pdf: 'application/pdf',
};

/** Hands a file to the user, who keeps it where downloads go: `content` is base64, or in pieces; its type goes by the name's ending. */
export function saveFile(fileName: string, content: string | Blob[]): void {
  const type = MEDIA_TYPES[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const url = URL.createObjectURL(
    new Blob(typeof content === 'string' ? [bytesOf(content)] : content, { type }),
  );
  Object.assign(document.createElement('a'), { href: url, download: fileName }).click();
  // The browser has begun to read by the next minute.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
