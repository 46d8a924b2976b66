/** Hands a file to the user, who keeps it where downloads go. */
export function download(
  fileName: string,
  mediaType: string,
  content: string | Uint8Array<ArrayBuffer>,
): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has begun to read by the next minute.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
