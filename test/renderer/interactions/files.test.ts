import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../src/i18n/index.ts';
import {
  bytesOf,
  decodeText,
  mediaTypeOf,
  previewOf,
  sizeText,
} from '../../../src/renderer/attachments/files.ts';

describe('an attached file', () => {
  it('is shown in the app when it is a picture, a PDF or text', () => {
    expect(previewOf('现场照片.JPG', '')).toBe('image');
    expect(previewOf('合同.pdf', 'application/pdf')).toBe('pdf');
    expect(previewOf('纪要.md', 'application/octet-stream')).toBe('text');
    expect(previewOf('报价.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')).toBe(
      'none',
    );
    expect(previewOf('no ending', '')).toBe('none');
  });

  it('keeps the media type it came with', () =>
    expect(mediaTypeOf('scan.bin', 'Image/PNG')).toBe('image/png'));

  it('is read whatever wrote it', () => {
    expect(decodeText(new TextEncoder().encode('会议纪要'))).toBe('会议纪要');
    expect(decodeText(new Uint8Array([0xbb, 0xe1, 0xd2, 0xe9]))).toBe('会议');
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x1a, 0x4f]))).toBe('会');
  });

  it('says its size', () => {
    const { t } = createI18n('en');
    expect(sizeText(t, 800)).toBe('800 B');
    expect(sizeText(t, 1536)).toBe('1.5 KB');
    expect(sizeText(t, 25 * 1024 * 1024)).toBe('25 MB');
  });

  it('comes over the bridge unchanged', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(bytesOf(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
  });
});
