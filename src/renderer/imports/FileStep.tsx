import { InboxOutlined } from '@ant-design/icons';
import { Alert, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { base64Of } from '../attachments/files.ts';
import css from './import.module.css';
import { MAX_BYTES, type SourceFile } from './source.ts';

/** A file dropped or chosen. */
export function FileStep({ chosen }: { chosen(file: SourceFile): void }) {
  const { t } = useTranslation();
  const [tooLarge, setTooLarge] = useState(false);
  const take = async (file: File) => {
    setTooLarge(file.size > MAX_BYTES);
    if (file.size <= MAX_BYTES) chosen({ fileName: file.name, content: await base64Of(file) });
  };
  return (
    <div className={css.file}>
      <Upload.Dragger
        accept=".csv,.tsv,.txt,.xlsx,.vcf"
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <p className={css.dropIcon}>
          <InboxOutlined aria-hidden />
        </p>
        <p className={css.dropTitle}>{t('imports:drop.title')}</p>
        <p className="muted">{t('imports:drop.hint')}</p>
      </Upload.Dragger>
      {tooLarge && <Alert type="error" showIcon title={t('imports:tooLarge')} />}
      <section>
        <h2 className={css.subtitle}>{t('imports:sources.title')}</h2>
        <p className="muted">{t('imports:sources.list')}</p>
      </section>
    </div>
  );
}
