import { DeleteOutlined, ExportOutlined, EyeOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { AttachmentDrop } from './AttachmentDrop.tsx';
import { AttachmentPreview } from './AttachmentPreview.tsx';
import styles from './attachments.module.css';
import { base64Of, mediaTypeOf, previewOf, sizeText } from './files.ts';
import { useOpenOutside } from './useOpenOutside.ts';

export type Attachment = { id: string; name: string; mediaType: string; size: number };

type Props = { interactionId: string; attachments: readonly Attachment[] };

/** The files of an interaction: previewed here, opened outside, added and removed. */
export function AttachmentList({ interactionId, attachments }: Props) {
  const { t } = useTranslation();
  const openOutside = useOpenOutside();
  const [preview, setPreview] = useState<Attachment>();
  const attach = useAction('attachments.add');
  const remove = useAction('attachments.remove', { undo: 'attachments:removed' });

  return (
    <>
      <ul className={styles.list}>
        {attachments.map((file) => (
          <li key={file.id} className={styles.item}>
            <PaperClipOutlined />
            <span className={styles.name} title={file.name}>
              {file.name}
            </span>
            <span className={styles.size}>{sizeText(t, file.size)}</span>
            {previewOf(file.name, file.mediaType) !== 'none' && (
              <Button
                type="text"
                size="small"
                icon={<EyeOutlined />}
                aria-label={t('attachments:previewNamed', { name: file.name })}
                onClick={() => setPreview(file)}
              />
            )}
            <Tooltip title={t('attachments:openHint')}>
              <Button
                type="text"
                size="small"
                icon={<ExportOutlined />}
                aria-label={t('attachments:openNamed', { name: file.name })}
                onClick={() => void openOutside(file)}
              />
            </Tooltip>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('attachments:removeNamed', { name: file.name })}
              onClick={() => void remove.run({ id: file.id })}
            />
          </li>
        ))}
      </ul>
      <AttachmentDrop
        files={[]}
        disabled={attach.running}
        onAdd={async (files) => {
          for (const file of files)
            await attach.run({
              interactionId,
              name: file.name,
              mediaType: mediaTypeOf(file.name, file.type),
              content: await base64Of(file),
            });
        }}
      />
      {preview !== undefined && (
        <AttachmentPreview
          file={preview}
          onClose={() => setPreview(undefined)}
          onOpenOutside={() => void openOutside(preview)}
        />
      )}
    </>
  );
}
