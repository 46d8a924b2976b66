import { UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { base64Of } from '../attachments/files.ts';
import { useAction } from '../bridge.ts';
import css from './calendars.module.css';

/** Reads a calendar file: ours (JSON) or a list of holidays and make-up days (ICS). */
export function ImportCalendar() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const read = useAction('calendars.import', { quiet: true });

  const take = async (file: File) => {
    const taken = await read.run({
      name: name.trim() || file.name.replace(/\.[^.]+$/, ''),
      content: await base64Of(file),
    });
    if (taken === undefined) return;
    setName('');
    void message.success(
      t('calendars-page:imported', { holidays: taken.holidays, workdays: taken.workdays }),
    );
  };

  return (
    <section className={css.import} aria-label={t('calendars-page:import')}>
      <h3>{t('calendars-page:import')}</h3>
      <p className="muted">{t('calendars-page:importHint')}</p>
      <div className={css.buttons}>
        <Input
          aria-label={t('calendars-page:name')}
          placeholder={t('calendars-page:namePlaceholder')}
          className={css.name}
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Upload
          accept=".json,.ics"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <Button icon={<UploadOutlined />} loading={read.running}>
            {t('calendars-page:chooseFile')}
          </Button>
        </Upload>
      </div>
      {read.error !== undefined && (
        <Alert
          type="error"
          showIcon
          title={read.error.message}
          description={read.error.issues.map(({ message: text }) => text).join(' ')}
        />
      )}
    </section>
  );
}
