import { InboxOutlined } from '@ant-design/icons';
import { Alert, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { base64Of } from '../attachments/files.ts';
import { useAction } from '../bridge.ts';
import css from './handover.module.css';
import { type Pack, PackPreview } from './PackPreview.tsx';

/** One that was taken over. */
type Taken = { receipt: string; kept: number; from: string };

/** Takes a pack over: choose it, look at it, take it, acknowledge it. */
export function Receive() {
  const { t } = useTranslation();
  const [pack, setPack] = useState<Pack | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const open = useAction('handover.preview', { quiet: true });

  const choose = async (file: File) => {
    setTaken(null);
    const content = await base64Of(file);
    const preview = await open.run({ content });
    setPack(preview === undefined ? null : { content, preview });
  };
  return (
    <section className={css.block}>
      <h3>{t('handover:receive.title')}</h3>
      {pack === null && (
        <Upload.Dragger
          accept=".liaison-pack"
          showUploadList={false}
          disabled={open.running}
          beforeUpload={(file) => {
            void choose(file);
            return false;
          }}
        >
          <InboxOutlined aria-hidden /> {t('handover:receive.hint')}
        </Upload.Dragger>
      )}
      {open.error !== undefined && (
        <Alert className={css.below} type="error" showIcon title={open.error.message} />
      )}
      {pack !== null && (
        <PackPreview
          pack={pack}
          cancel={() => setPack(null)}
          done={({ receipt, kept }) => {
            setTaken({ receipt, kept, from: pack.preview.from.name });
            setPack(null);
          }}
        />
      )}
      {taken !== null && (
        <Alert
          className={css.below}
          type="success"
          showIcon
          title={t('handover:receive.receiptTitle')}
          description={
            <>
              <p>{t('handover:receive.receipt', { name: taken.from })}</p>
              <output className={css.code}>{taken.receipt}</output>
              {taken.kept > 0 && <p>{t('handover:receive.kept', { count: taken.kept, name: taken.from })}</p>}
            </>
          }
        />
      )}
    </section>
  );
}
