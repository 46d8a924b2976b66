import {
  ArrowLeftOutlined,
  CheckOutlined,
  PrinterOutlined,
  RedoOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Alert, Button, Checkbox, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../i18n/languages.ts';
import { useSettings } from '../app/settings.ts';
import { type OutputOf, useCall } from '../bridge.ts';
import { useResume } from '../drafts/resume.ts';
import { formatValue } from '../kpi/format.ts';
import { periodNamed, periodText } from '../kpi/period.ts';
import { preview } from '../print/print.ts';
import { useShortcut } from '../ui/commands.ts';
import { Empty } from '../ui/Empty.tsx';
import { Chip } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { InstantText } from '../ui/time.tsx';
import { ApproveDialog } from './ApproveDialog.tsx';
import { withoutBlanks } from './draft.ts';
import { Editor } from './Editor.tsx';
import { Preview } from './Preview.tsx';
import css from './reports.module.css';
import { useReportDraft } from './useReportDraft.ts';

/** One period's report: what the user writes at the left, the pages as they will be printed at the right. */
export function ReportPage({ period }: { period: string }) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState(useSettings().language);
  const [includeStrict, setIncludeStrict] = useState(false);
  const query = useCall(
    'reports.get',
    { period, language, includeStrict },
    { enabled: periodNamed(period) !== null, keepPrevious: true },
  );
  if (periodNamed(period) === null) {
    return (
      <PageFrame title={t('reports:title')}>
        <Empty title={t('reports:noPeriod')} action={<Button href="#/reports">{t('reports:all')}</Button>} />
      </PageFrame>
    );
  }
  if (query.data !== undefined)
    return (
      <Open
        key={period}
        report={query.data}
        {...{ language, includeStrict }}
        onLanguage={setLanguage}
        onIncludeStrict={setIncludeStrict}
      />
    );
  return (
    <PageFrame title={periodText(period, t)}>
      <Loaded query={query}>{() => null}</Loaded>
    </PageFrame>
  );
}

type OpenProps = {
  report: OutputOf<'reports.get'>;
  language: (typeof LANGUAGES)[number];
  onLanguage(language: (typeof LANGUAGES)[number]): void;
  includeStrict: boolean;
  onIncludeStrict(includeStrict: boolean): void;
};

function Open({ report, language, onLanguage, includeStrict, onIncludeStrict }: OpenProps) {
  const { t, i18n } = useTranslation();
  const { draft, notice, edit, undo, redo, saving, save } = useReportDraft(report);
  const [approving, setApproving] = useState(false);
  useResume('report-approval', (period) => setApproving(period === report.period && report.toDate === null));
  const approved = report.state === 'approved';
  const beginnings = report.summary
    .filter(({ status }) => status === 'missed')
    .map(({ label, unit, actual, target }) => {
      const write = (value: number | null) => formatValue(value, unit, i18n.getFixedT(language), language);
      return t('reports:beginning', {
        lng: language,
        label,
        actual: write(actual),
        target: write(target),
      });
    });
  const print = async () => {
    const strict = includeStrict ? '&strict=1' : '';
    if (await save()) preview(`/print/report?period=${report.period}&lang=${language}${strict}`);
  };
  useShortcut('mod+p', 'reports:print', () => void print());
  useShortcut('mod+z', 'reports:undo', () => undo?.());
  useShortcut('mod+shift+z', 'reports:redo', () => redo?.());

  return (
    <PageFrame
      body="fill"
      title={
        <>
          <Button
            type="text"
            href="#/reports"
            icon={<ArrowLeftOutlined />}
            aria-label={t('reports:all')}
            title={t('reports:all')}
          />{' '}
          {t('reports:of', { period: periodText(report.period, t) })}
        </>
      }
      aside={
        <>
          <Chip tone={approved ? 'good' : 'accent'}>{t(`reports:state.${report.state}`)}</Chip>
          {report.toDate !== null && <Chip tone="warning">{t('reports:open')}</Chip>}
          {!approved && <span aria-live="polite">{t(`reports:saving.${saving.state}`)}</span>}
        </>
      }
      actions={
        <>
          {!approved && (
            <>
              <Tooltip title={t('reports:undo')}>
                <Button
                  aria-label={t('reports:undo')}
                  icon={<UndoOutlined />}
                  disabled={undo === undefined}
                  onClick={undo}
                />
              </Tooltip>
              <Tooltip title={t('reports:redo')}>
                <Button
                  aria-label={t('reports:redo')}
                  icon={<RedoOutlined />}
                  disabled={redo === undefined}
                  onClick={redo}
                />
              </Tooltip>
            </>
          )}
          <Button icon={<PrinterOutlined />} onClick={() => void print()}>
            {t('reports:print')}
          </Button>
          {!approved && (
            <Tooltip title={report.toDate === null ? '' : t('reports:approve.tooEarly')}>
              <Button
                type="primary"
                icon={<CheckOutlined />}
                disabled={report.toDate !== null}
                onClick={() => setApproving(true)}
              >
                {t('reports:approve.button')}
              </Button>
            </Tooltip>
          )}
        </>
      }
    >
      {report.approvedAt !== null && (
        <Alert
          banner
          type="success"
          title={
            <>
              {t('reports:frozen')} {report.approvedBy} <InstantText at={report.approvedAt} />
            </>
          }
        />
      )}
      {approving && (
        <ApproveDialog
          report={{ ...report, ...withoutBlanks(draft) }}
          measures={draft.measures}
          save={save}
          close={() => setApproving(false)}
        />
      )}
      <div className={css.desk} data-approved={approved}>
        {!approved && (
          <div className={css.form}>
            {notice}
            {saving.state === 'failed' && <Alert type="error" showIcon title={saving.message} />}
            <Editor draft={draft} beginnings={beginnings} onEdit={edit} />
          </div>
        )}
        <Preview report={{ ...report, ...withoutBlanks(draft) }} language={language}>
          <Segmented
            aria-label={t('reports:language')}
            value={language}
            options={LANGUAGES.map((value) => ({ value, label: t(`reports:languages.${value}`) }))}
            onChange={onLanguage}
          />
          {report.strict > 0 && (
            <Checkbox checked={includeStrict} onChange={({ target }) => onIncludeStrict(target.checked)}>
              {t('reports:includeStrict', { count: report.strict })}
            </Checkbox>
          )}
        </Preview>
      </div>
    </PageFrame>
  );
}
