import { UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { base64Of } from '../attachments/files.ts';
import { type InputOf, type OutputOf, useAction } from '../bridge.ts';
import { useDraft } from '../drafts/useDraft.tsx';
import css from './calendars.module.css';
import { ReadFromFile } from './ReadFromFile.tsx';

type ImportResult = { from: InputOf<'calendars.import'>; answer: OutputOf<'calendars.import'> };

/** Reads a calendar file: ours (JSON) or a list of holidays and make-up days (ICS). */
export function ImportCalendar() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const [imported, setImported] = useState<ImportResult>();
  const importFile = useAction('calendars.import', { quiet: true });
  const remove = useAction('calendars.remove');
  const { notice, settle } = useDraft({
    form: 'calendar-name',
    start: { name: '' },
    value: { name },
    about: name,
    restore: (fields) => setName(fields.name ?? ''),
  });

  const take = async (from: ImportResult['from']) => {
    const answer = await importFile.run(from);
    setImported(answer && { from, answer });
    if (answer === undefined) return false;
    settle();
    setName('');
    void message.success(t('calendars:imported', { holidays: answer.holidays, workdays: answer.workdays }));
    return true;
  };

  const takeFile = async (file: File) =>
    take({ name: name.trim() || file.name.replace(/\.[^.]+$/, ''), content: await base64Of(file) });

  /** The same file once more, with what the user knows of it, in place of the calendar that was made of it. */
  const takeInFull = async ({ from, answer }: ImportResult) => {
    if (await take({ ...from, years: answer.incomplete })) await remove.run({ id: answer.id });
  };

  return (
    <section className={css.import} aria-label={t('calendars:import')}>
      <h3>{t('calendars:import')}</h3>
      <p className="muted">{t('calendars:importHint')}</p>
      {notice}
      <div className={css.buttons}>
        <Input
          aria-label={t('calendars:name')}
          placeholder={t('calendars:namePlaceholder')}
          className={css.name}
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Upload
          accept=".json,.ics"
          showUploadList={false}
          beforeUpload={(file) => {
            void takeFile(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <Button icon={<UploadOutlined />} loading={importFile.running}>
            {t('calendars:chooseFile')}
          </Button>
        </Upload>
      </div>
      {importFile.error !== undefined && (
        <Alert
          type="error"
          showIcon
          title={importFile.error.message}
          description={importFile.error.issues.map(({ message: text }) => text).join(' ')}
        />
      )}
      {imported !== undefined && (
        <ReadFromFile
          answer={imported.answer}
          running={importFile.running}
          onInFull={() => void takeInFull(imported)}
        />
      )}
    </section>
  );
}
