import { Alert, App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, type OutputOf } from '../bridge.ts';
import { InstantText } from '../ui/time.tsx';
import { undoToast } from '../ui/undo.tsx';
import { countTexts } from './counts.ts';
import css from './handover.module.css';
import { type FieldsByStakeholder, JoinChoices } from './JoinChoices.tsx';
import { PackProgress } from './PackProgress.tsx';
import { SignerNote } from './SignerNote.tsx';
import { usePackWork } from './usePackWork.ts';

/** A pack that was opened. */
export type Pack = { held: string; preview: OutputOf<'handover.preview'> };

type Props = {
  pack: Pack;
  cancel(): void;
  /** Taken over. */
  done(result: OutputOf<'handover.receive'>): void;
};

/** What a pack holds, and what becomes of stakeholders that are here under the same name. */
export function PackPreview({ pack: { held, preview }, cancel, done }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [fieldsToTake, setFieldsToTake] = useState<FieldsByStakeholder>(() =>
    Object.fromEntries(preview.duplicates.map(({ id }) => [id, []])),
  );
  const [responsible, setResponsible] = useState(true);
  const [confirmed, setConfirmed] = useState(false);
  const { run, cancel: stop, progress, error } = usePackWork();

  const take = async () => {
    const merge = preview.duplicates.flatMap(({ id, existingId }) => {
      const take = fieldsToTake[id];
      return take === undefined ? [] : [{ id, existingId, take: [...take] }];
    });
    const result = await run(async (begin) => {
      const { jobId } = begin('taking');
      return call('handover.receive', { content: { held }, responsible, merge, confirmed, jobId });
    });
    if (result === undefined) return;
    if (result.actionId !== null) undoToast(message, t, t('handover:receive.undo'), result.actionId);
    done(result);
  };
  const { state } = preview.signer;
  const toConfirm = state === 'new' || state === 'other-key';
  return (
    <div className={css.preview}>
      <From preview={preview} />
      <SignerNote signer={preview.signer} name={preview.from.name} />
      {toConfirm && (
        <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
          {t('handover:signer.confirm', { name: preview.from.name })}
        </Checkbox>
      )}
      <ul className={css.counts}>
        {countTexts(preview.counts, t).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {preview.known > 0 && <p>{t('handover:receive.known', { count: preview.known })}</p>}
      {preview.otherRules && <Alert type="info" showIcon title={t('handover:receive.otherRules')} />}
      {preview.duplicates.length > 0 && (
        <JoinChoices duplicates={preview.duplicates} joined={fieldsToTake} choose={setFieldsToTake} />
      )}
      <Checkbox checked={responsible} onChange={({ target }) => setResponsible(target.checked)}>
        {t('handover:receive.responsible')}
      </Checkbox>
      {error !== undefined && <Alert type="error" showIcon title={error} />}
      <PackProgress progress={progress} cancel={stop} />
      <div className={css.buttons}>
        <Button
          type="primary"
          loading={progress !== null}
          disabled={state === 'other-key' && !confirmed}
          onClick={() => void take()}
        >
          {t('handover:receive.apply')}
        </Button>
        <Button disabled={progress !== null} onClick={cancel}>
          {t('handover:receive.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** Who it is from. */
function From({ preview: { from, madeAt } }: { preview: Pack['preview'] }) {
  const { t } = useTranslation();
  const name = from.department === '' ? from.name : t('handover:receive.department', from);
  const [before = '', after = ''] = t('handover:receive.from', { name, at: '\n' }).split('\n');
  return (
    <p>
      {before}
      <InstantText at={madeAt} />
      {after}
    </p>
  );
}
