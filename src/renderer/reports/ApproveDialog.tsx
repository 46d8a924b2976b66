import { Checkbox, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { isBlank } from '../../domain/blank.ts';
import { type OutputOf, useAction } from '../bridge.ts';
import { useFormDraft } from '../drafts/useFormDraft.ts';
import { periodText } from '../kpi/period.ts';
import { DayInput } from '../ui/DayInput.tsx';
import { useDays } from '../ui/time.tsx';

type Props = {
  report: OutputOf<'reports.get'>;
  /** Measures as they are written now. */
  measures: readonly string[];
  /** Saves what was written last; false where that failed. */
  save(): Promise<boolean>;
  close(): void;
};
type Values = { approvedBy: string; approvedOn: string; withoutMeasures?: boolean };

/** Who approves a report, and when; it is frozen then, for good. */
export function ApproveDialog({ report, measures, save, close }: Props) {
  const { t } = useTranslation();
  const { today } = useDays();
  const [form] = Form.useForm<Values>();
  const approve = useAction('reports.approve', { done: 'reports:approvedDone' });
  const { period, signatories } = report;
  const needsMeasures = measures.every(isBlank);
  const approver = signatories.find(({ role }) => role === t('print:report.role.approved'))?.name ?? '';

  const { notice, leave, settle } = useFormDraft(form, {
    form: 'report-approval',
    subject: period,
    about: ({ approvedBy = '' }) => [periodText(period, t), approvedBy].filter(Boolean).join(' · '),
  });

  const submit = async (values: Values) => {
    if (!(await save())) return;
    if ((await approve.run({ period, ...values })) === undefined) return;
    settle();
    close();
  };
  return (
    <Modal
      open
      title={t('reports:approve.title', { period: periodText(period, t) })}
      okText={t('reports:approve.ok')}
      confirmLoading={approve.running}
      onOk={() => form.submit()}
      onCancel={() => leave(close)}
    >
      <p>{t('reports:approve.content')}</p>
      {notice}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ approvedBy: approver, approvedOn: today }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="approvedBy"
          label={t('reports:approve.by')}
          rules={[
            {
              validator: (_, text: string) =>
                isBlank(text) ? Promise.reject(new Error(t('common:required'))) : Promise.resolve(),
            },
          ]}
        >
          <Input autoFocus maxLength={60} onPressEnter={() => form.submit()} />
        </Form.Item>
        <Form.Item
          name="approvedOn"
          label={t('reports:approve.on')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          <DayInput aria-label={t('reports:approve.on')} />
        </Form.Item>
        {needsMeasures && (
          <Form.Item
            name="withoutMeasures"
            valuePropName="checked"
            rules={[
              {
                validator: (_, stated?: boolean) =>
                  stated === true
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('reports:approve.noMeasures'))),
              },
            ]}
          >
            <Checkbox>{t('reports:approve.withoutMeasures')}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
