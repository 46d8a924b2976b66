import { CopyOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCopy } from '../ui/useCopy.ts';
import { arrive } from './arrival.ts';
import css from './welcome.module.css';

/** Shows the recovery code, once. It goes on when the user says that it is written down. */
export function RecoveryCode({ code }: { code: string }) {
  const { t } = useTranslation();
  const [isKept, setKept] = useState(false);
  const copy = useCopy();
  return (
    <>
      <h1>{t('welcome:recovery.title')}</h1>
      <p className="muted">{t('welcome:recovery.intro')}</p>
      <output className={css.code}>{code}</output>
      <div className={css.codeButtons}>
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy(code)}>
          {t('common:copy')}
        </Button>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          {t('common:print')}
        </Button>
      </div>
      <Alert type="warning" showIcon title={t('welcome:recovery.warning')} />
      <Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)}>
        {t('welcome:recovery.kept')}
      </Checkbox>
      <Button type="primary" size="large" block disabled={!isKept} onClick={() => arrive({ stage: 'idle' })}>
        {t('welcome:recovery.enter')}
      </Button>
    </>
  );
}
