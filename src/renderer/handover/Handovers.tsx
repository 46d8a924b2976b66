import { Button, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useAction, useCall } from '../bridge.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useDays } from '../ui/time.tsx';
import { countTexts } from './counts.ts';
import { EraseDialog } from './EraseDialog.tsx';
import css from './handover.module.css';

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
  const given = direction === 'given';
  return (
    <li>
      <div className={css.entry}>
        <b>{t(`handover:list.${direction}`, { name: otherName })}</b>
        {whole && <Tag>{t('handover:list.whole')}</Tag>}
        <span className="muted">{t('handover:list.at', { at: instant(madeAt) })}</span>
      </div>
      <p className="muted">{countTexts(counts, t).join(t('common:comma'))}</p>
      {receipt !== null && <p>{t('handover:list.code', { code: receipt })}</p>}
      {takenBack && <p>{t('handover:list.takenBack', { name: otherName })}</p>}
      {given && acknowledgedAt === null && <Acknowledge id={handover.id} />}
      {acknowledgedAt !== null && (
        <p>
          {t('handover:list.acknowledged', { at: instant(acknowledgedAt) })}
          {erasedAt !== null && ` · ${t('handover:list.erased', { at: instant(erasedAt) })}`}
        </p>
      )}
      {given && acknowledgedAt !== null && erasedAt === null && (
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

function Acknowledge({ id }: { id: string }) {
  const { t } = useTranslation();
  const acknowledge = useAction('handover.acknowledge', { done: 'handover:list.acknowledgedDone' });
  return (
    <Form
      layout="inline"
      className={css.acknowledge}
      onFinish={({ receipt }: { receipt: string }) => void acknowledge.run({ id, receipt })}
    >
      <Form.Item name="receipt" rules={[{ required: true, message: t('common:required') }]}>
        <Input
          className={css.mono}
          aria-label={t('handover:list.receipt')}
          placeholder={t('handover:list.receipt')}
          maxLength={60}
        />
      </Form.Item>
      <Button htmlType="submit" loading={acknowledge.running}>
        {t('handover:list.acknowledge')}
      </Button>
    </Form>
  );
}
