import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import { App, Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { MAX_ATTACHMENT_BYTES } from '../../contract/attachments.ts';
import styles from './attachments.module.css';
import { sizeText } from './files.ts';

type Props = {
  files: readonly File[];
  onAdd(files: File[]): void;
  /** Without it, files are not listed here: they are saved as soon as they are added. */
  onRemove?(file: File): void;
  disabled?: boolean;
};

/** Takes files by drag and drop or by choice; those that are too large are refused by name. */
export function AttachmentDrop({ files, onAdd, onRemove, disabled = false }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const limit = sizeText(t, MAX_ATTACHMENT_BYTES);

  return (
    <>
      <Upload.Dragger
        multiple
        disabled={disabled}
        showUploadList={false}
        className={styles.drop}
        beforeUpload={(file, dropped) => {
          if (file === dropped[0]) onAdd(dropped.filter(({ size }) => size <= MAX_ATTACHMENT_BYTES));
          if (file.size > MAX_ATTACHMENT_BYTES)
            void message.warning(t('attachments:tooLarge', { name: file.name, size: limit }), 6);
          return Upload.LIST_IGNORE;
        }}
      >
        <PaperClipOutlined /> {t('attachments:drop')}
        <div className={styles.hint}>{t('attachments:limit', { size: limit })}</div>
      </Upload.Dragger>
      {onRemove !== undefined && files.length > 0 && (
        <ul className={styles.list}>
          {files.map((file) => (
            <li key={`${file.name} ${file.size} ${file.lastModified}`} className={styles.item}>
              <PaperClipOutlined />
              <span className={styles.name}>{file.name}</span>
              <span className={styles.size}>{sizeText(t, file.size)}</span>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('attachments:removeNamed', { name: file.name })}
                onClick={() => onRemove(file)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
