import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Certificates } from './Certificates.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { Give } from './Give.tsx';
import { Handovers } from './Handovers.tsx';
import css from './handover.module.css';
import { MyKey } from './MyKey.tsx';
import { Receive } from './Receive.tsx';

/** Handing stakeholders over to a successor, and taking them over from a leaver (S4 §4.5, §7). */
export function HandoverSection() {
  return (
    <div className={css.section}>
      <Handovers />
      <Give />
      <Receive />
      <MyKey />
      <Destroy />
      <Certificates always />
    </div>
  );
}

function Destroy() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <section className={css.block}>
      <h3>{t('handover:erase.whole')}</h3>
      <p className="muted">{t('handover:erase.wholeHint')}</p>
      <Button danger onClick={() => setAsking(true)}>
        {t('handover:erase.open')}
      </Button>
      {asking && <EraseDialog scope="vault" close={() => setAsking(false)} />}
    </section>
  );
}
