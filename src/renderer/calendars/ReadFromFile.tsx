import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../bridge.ts';

type Props = { answer: OutputOf<'calendars.import'>; running: boolean; onInFull: () => void };

/** What an import left out: days that stay working days, and years that the file names in part. */
export function ReadFromFile({ answer: { leftOut, incomplete }, running, onInFull }: Props) {
  const { t } = useTranslation();
  const comma = t('calendars:comma');
  return (
    <>
      {leftOut.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t('calendars:leftOut', { count: leftOut.length })}
          description={leftOut.map(({ day, name }) => `${day} ${name}`).join(comma)}
        />
      )}
      {incomplete.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('calendars:incomplete', { years: incomplete.join(comma) })}
          action={
            <Button size="small" loading={running} onClick={onInFull}>
              {t('calendars:inFull')}
            </Button>
          }
        />
      )}
    </>
  );
}
