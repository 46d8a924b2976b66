import { Alert, Button, Checkbox, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useAction, useCall } from '../bridge.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useDays } from '../ui/time.tsx';
import { countTexts } from './counts.ts';
import { EraseDialog } from './EraseDialog.tsx';
import css from './handover.module.css';
import { type Signer, SignerNote } from './SignerNote.tsx';

type Handover = OutputOf<'handover.list'>[number];

/** Packs given and received, and how far each has come. */
export function Handovers() {
  const { t } = useTranslation();
  const query = useCall('handover.list', {});
  return (
    <section className={css.block}>
      <h3>{t('handover:list.title')}</h3>
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <p className="muted">{t('handover:list.none')}</p>
          ) : (
            <ul className={css.list}>
              {all.map((one) => (
                <Entry key={one.id} handover={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Entry({ handover }: { handover: Handover }) {
  const { t } = useTranslation();
  const { instant } = useDays();
  const [erasing, setErasing] = useState(false);
  const { direction, otherName, madeAt, whole, counts, acknowledgedAt, erasedAt, receipt, takenBack } =
    handover;
  const isGiven = direction === 'given';
  return (
    <li>
      <div className={css.entry}>
        <b>{t(`handover:list.${direction}`, { name: otherName })}</b>
        {whole && <Tag>{t('handover:list.whole')}</Tag>}
        <span className="muted">{t('handover:list.at', { at: instant(madeAt) })}</span>
      </div>
      <p className="muted">{countTexts(counts, t).join(t('common:comma'))}</p>
      {receipt !== null && (
        <details>
          <summary>{t('handover:receive.receiptTitle')}</summary>
          <output className={css.code}>{receipt}</output>
        </details>
      )}
      {handover.signer !== null && <SignedBy handover={handover} signer={handover.signer} />}
      {takenBack && <p>{t('handover:list.takenBack', { name: otherName })}</p>}
      {isGiven && acknowledgedAt === null && <Acknowledge id={handover.id} name={otherName} />}
      {acknowledgedAt !== null && (
        <p>
          {t('handover:list.acknowledged', { at: instant(acknowledgedAt) })}
          {erasedAt !== null && ` · ${t('handover:list.erased', { at: instant(erasedAt) })}`}
        </p>
      )}
      {isGiven && acknowledgedAt !== null && erasedAt === null && (
        <Button danger onClick={() => setErasing(true)}>
          {t('handover:list.erase')}
        </Button>
      )}
      {erasing && (
        <EraseDialog id={handover.id} scope={whole ? 'vault' : 'part'} close={() => setErasing(false)} />
      )}
    </li>
  );
}

/** Who signed it, and whether that is known. */
function SignedBy({ handover: { id, otherName }, signer }: { handover: Handover; signer: Signer }) {
  const { t } = useTranslation();
  const confirm = useAction('handover.confirm', { done: 'handover:signer.confirmedDone' });
  return (
    <div className={css.entry}>
      <SignerNote signer={signer} name={otherName} />
      {(signer.state === 'new' || signer.state === 'other-key') && (
        <Button size="small" loading={confirm.running} onClick={() => void confirm.run({ id })}>
          {t('handover:signer.confirm', { name: otherName })}
        </Button>
      )}
    </div>
  );
}

function Acknowledge({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const acknowledge = useAction('handover.acknowledge', {
    done: 'handover:list.acknowledgedDone',
    quiet: true,
  });
  const [confirmed, setConfirmed] = useState(false);
  const { error } = acknowledge;
  /** Once refused because the key has changed, the user is asked whether the codes were compared. */
  const needsConfirmation = confirmed || error?.code === 'conflict';
  return (
    <Form
      layout="inline"
      className={css.acknowledge}
      onFinish={({ receipt }: { receipt: string }) => void acknowledge.run({ id, receipt, confirmed })}
    >
      <Form.Item name="receipt" rules={[{ required: true, message: t('common:required') }]}>
        <Input
          className={css.mono}
          aria-label={t('handover:list.receipt')}
          placeholder={t('handover:list.receipt')}
          maxLength={400}
        />
      </Form.Item>
      {needsConfirmation && (
        <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
          {t('handover:signer.confirm', { name })}
        </Checkbox>
      )}
      <Button htmlType="submit" loading={acknowledge.running}>
        {t('handover:list.acknowledge')}
      </Button>
      {error !== undefined && <Alert type="error" showIcon title={error.message} />}
    </Form>
  );
}
