import { CopyOutlined, InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PACK_BYTES } from '../../contract/handover.ts';
import { call } from '../bridge.ts';
import { useCopy } from '../ui/useCopy.ts';
import css from './handover.module.css';
import { type Pack, PackPreview } from './PackPreview.tsx';
import { PackProgress } from './PackProgress.tsx';
import { giveIn, letGo } from './packs.ts';
import { usePackWork } from './usePackWork.ts';

/** A pack that was taken over. */
type Takeover = { receipt: string; kept: number; from: string; code: string };

/** Takes a pack over: choose it, look at it, take it, acknowledge it. */
export function Receive() {
  const { t } = useTranslation();
  const [pack, setPack] = useState<Pack | null>(null);
  const [takeover, setTakeover] = useState<Takeover | null>(null);
  const copy = useCopy();
  const { run, cancel, progress, error } = usePackWork();

  const choose = async (file: File) => {
    setTakeover(null);
    const openPack = await run(async (begin) => {
      if (file.size > MAX_PACK_BYTES)
        throw new Error(t('handover:error.largerThanAllowed', { limit: MAX_PACK_BYTES / 1024 / 1024 }));
      const packId = await giveIn(file, begin('reading'));
      try {
        const preview = await call('handover.preview', {
          content: { held: packId },
          jobId: begin('opening').jobId,
        });
        return { held: packId, preview };
      } catch (error) {
        await letGo(packId);
        throw error;
      }
    });
    setPack(openPack ?? null);
  };
  const close = (packId: string) => {
    setPack(null);
    void letGo(packId);
  };
  return (
    <section className={css.block}>
      <h3>{t('handover:receive.title')}</h3>
      {pack === null && (
        <Upload.Dragger
          accept=".liaison-pack"
          showUploadList={false}
          disabled={progress !== null}
          beforeUpload={(file) => {
            void choose(file);
            return false;
          }}
        >
          <InboxOutlined aria-hidden /> {t('handover:receive.hint')}
        </Upload.Dragger>
      )}
      <PackProgress progress={progress} cancel={cancel} />
      {error !== undefined && <Alert className={css.below} type="error" showIcon title={error} />}
      {pack !== null && (
        <PackPreview
          pack={pack}
          cancel={() => close(pack.held)}
          done={({ receipt, kept, code }) => {
            setTakeover({ receipt, kept, code, from: pack.preview.from.name });
            close(pack.held);
          }}
        />
      )}
      {takeover !== null && (
        <Alert
          className={css.below}
          type="success"
          showIcon
          title={t('handover:receive.receiptTitle')}
          description={
            <>
              <p>{t('handover:receive.receipt', { name: takeover.from })}</p>
              <output className={css.code}>{takeover.receipt}</output>
              <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy(takeover.receipt)}>
                {t('common:copy')}
              </Button>
              <p className={css.below}>
                {t('handover:key.code')} <b className={css.mono}>{takeover.code}</b>
              </p>
              {takeover.kept > 0 && (
                <p>{t('handover:receive.kept', { count: takeover.kept, name: takeover.from })}</p>
              )}
            </>
          }
        />
      )}
    </section>
  );
}
