import { Alert, Button, Modal, Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import type { Attachment } from './AttachmentList.tsx';
import styles from './attachments.module.css';
import { bytesOf, decodeText, mediaTypeOf, previewOf } from './files.ts';

/** An address of bytes in this page's memory, given back when the page no longer shows them. */
function useBlobUrl(bytes: Uint8Array<ArrayBuffer> | undefined, type: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (bytes === undefined) return;
    const objectUrl = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(objectUrl);
    return () => URL.revokeObjectURL(objectUrl);
  }, [bytes, type]);
  return url;
}

type Props = { file: Attachment; onClose(): void; onOpenOutside(): void };

/** Shows a picture, a PDF or text without any of it leaving the vault. */
export function AttachmentPreview({ file, onClose, onOpenOutside }: Props) {
  const { t } = useTranslation();
  // The content is large: forgotten as soon as it is closed.
  const { data, error } = useCall('attachments.read', { id: file.id }, { gcTime: 0 });
  const bytes = useMemo(() => data && bytesOf(data.content), [data]);
  const url = useBlobUrl(bytes, mediaTypeOf(file.name, file.mediaType));
  const kind = previewOf(file.name, file.mediaType);

  return (
    <Modal
      open
      centered
      width="min(960px, 92vw)"
      title={file.name}
      onCancel={onClose}
      footer={<Button onClick={onOpenOutside}>{t('attachments:open')}</Button>}
    >
      <div className={styles.preview}>
        {error !== null && <Alert type="error" showIcon title={error.message} />}
        {error === null && bytes === undefined && <Skeleton active />}
        {bytes !== undefined && kind === 'image' && <img src={url} alt={file.name} />}
        {bytes !== undefined && kind === 'pdf' && url !== undefined && (
          // The viewer's own buttons would save or print outside the vault.
          <iframe src={`${url}#toolbar=0&navpanes=0`} title={file.name} />
        )}
        {bytes !== undefined && kind === 'text' && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled by keyboard
          <pre tabIndex={0}>{decodeText(bytes)}</pre>
        )}
        {kind === 'none' && t('attachments:noPreview')}
      </div>
    </Modal>
  );
}
