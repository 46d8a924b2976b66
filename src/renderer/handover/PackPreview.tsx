import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useAction } from '../bridge.ts';
import { InstantText } from '../ui/time.tsx';
import { countTexts } from './counts.ts';
import css from './handover.module.css';
import { JoinChoices, type Joined } from './JoinChoices.tsx';

/** A pack that was opened. */
export type Pack = { content: string; preview: OutputOf<'handover.preview'> };

type Props = {
  pack: Pack;
  cancel(): void;
  /** Taken over. */
  done(taken: OutputOf<'handover.receive'>): void;
};

/** What a pack holds, and what becomes of stakeholders that are here under the same name. */
export function PackPreview({ pack: { content, preview }, cancel, done }: Props) {
  const { t } = useTranslation();
  const [joined, setJoined] = useState<Joined>(() =>
    Object.fromEntries(preview.duplicates.map(({ id }) => [id, []])),
  );
  const [responsible, setResponsible] = useState(true);
  const receive = useAction('handover.receive', { undo: 'handover:receive.undo' });

  const take = async () => {
    const merge = preview.duplicates.flatMap(({ id, existingId }) => {
      const take = joined[id];
      return take === undefined ? [] : [{ id, existingId, take: [...take] }];
    });
    const taken = await receive.run({ content, responsible, merge });
    if (taken !== undefined) done(taken);
  };
  return (
    <div className={css.preview}>
      <From preview={preview} />
      <ul className={css.counts}>
        {countTexts(preview.counts, t).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {preview.known > 0 && <p>{t('handover:receive.known', { count: preview.known })}</p>}
      {preview.otherRules && <Alert type="info" showIcon title={t('handover:receive.otherRules')} />}
      {preview.duplicates.length > 0 && (
        <JoinChoices duplicates={preview.duplicates} joined={joined} choose={setJoined} />
      )}
      <Checkbox checked={responsible} onChange={({ target }) => setResponsible(target.checked)}>
        {t('handover:receive.responsible')}
      </Checkbox>
      <div className={css.buttons}>
        <Button type="primary" loading={receive.running} onClick={() => void take()}>
          {t('handover:receive.apply')}
        </Button>
        <Button disabled={receive.running} onClick={cancel}>
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
