import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TRAIL_EVENTS, type TrailEvent } from '../../domain/trail.ts';
import { type OutputOf, useAction } from '../bridge.ts';
import { Select } from '../ui/Select.tsx';
import { TrailList } from './TrailList.tsx';
import css from './trail.module.css';

type Verdict = OutputOf<'trail.verify'>;

/** The whole trail, and whether its chain holds. */
export function TrailSection() {
  const { t } = useTranslation();
  const [events, setEvents] = useState<TrailEvent[]>([]);
  const [verdict, setVerdict] = useState<Verdict>();
  const verify = useAction('trail.verify');
  return (
    <div className={css.section}>
      <div className={css.bar}>
        <Select<TrailEvent[]>
          mode="multiple"
          className={css.filter ?? ''}
          placeholder={t('trail:kindFilter')}
          aria-label={t('trail:kindFilter')}
          allowClear
          value={events}
          onChange={setEvents}
          options={TRAIL_EVENTS.map((event) => ({ value: event, label: t(`trail:kind.${event}`) }))}
        />
        <Button
          icon={<SafetyCertificateOutlined aria-hidden />}
          loading={verify.running}
          onClick={() => void verify.run({}).then(setVerdict)}
        >
          {t('trail:verify')}
        </Button>
      </div>
      {verdict !== undefined && (
        <Alert
          type={verdict.intact ? 'success' : 'error'}
          showIcon
          closable
          title={verdict.fault?.text ?? t('trail:intact', { count: verdict.entries })}
          description={verdict.erased > 0 && t('trail:erasedSome', { count: verdict.erased })}
        />
      )}
      <TrailList events={events} />
    </div>
  );
}
