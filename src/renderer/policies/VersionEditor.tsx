import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { isSettled } from '../../domain/policies.ts';
import { useAction } from '../bridge.ts';
import { useDraft } from '../drafts/useDraft.tsx';
import { WhenPicker } from '../interactions/when/WhenPicker.tsx';
import { useDays } from '../ui/time.tsx';
import css from './policies.module.css';
import { ALWAYS, contentIssues, contentOf, type Topic } from './topic.ts';

export type EditedVersion<P> = {
  policy: P;
  effectiveFrom: string;
  approvedBy: string;
  note: string;
  /** Why it corrects another. */
  reason: string;
  /** The effective date of the version that is corrected; null for a new one. */
  replaces: string | null;
};

type Props<P> = {
  topic: Topic<P>;
  start: EditedVersion<P>;
  /** Versions in force from their days on, without corrected ones. */
  standing: { effectiveFrom: string; approvedBy: string }[];
  onClose(): void;
};

/** A version of the rules: from when, approved by whom, and the rules themselves. */
export function VersionEditor<P>({ topic, start: initial, standing, onClose }: Props<P>) {
  const { t } = useTranslation();
  const { today } = useDays();
  const [start] = useState(initial);
  const [version, setVersion] = useState(start);
  const save = useAction('policies.save', { undo: 'policies:saved', quiet: true });
  const { effectiveFrom, approvedBy, note, reason, replaces, policy } = version;
  const issues = contentIssues(save.error?.issues ?? []);
  const present = standing.find((one) => one.effectiveFrom === effectiveFrom);
  const asksForReason = present !== undefined && isSettled(present, today);
  const reasonIssue = save.error?.issues?.find(({ path }) => path === 'reason')?.message;

  const { notice, leave, settle } = useDraft({
    form: 'policy-version',
    subject: [topic.topic, start.replaces].filter(Boolean).join(' '),
    start,
    value: version,
    about: [t(`settings:section.${topic.topic}.title`), effectiveFrom, note].filter(Boolean).join(' · '),
    restore: (fields) => setVersion((before) => ({ ...before, ...fields })),
  });

  const submit = async () => {
    const result = await save.run({
      topic: topic.topic,
      effectiveFrom,
      approvedBy,
      note,
      reason,
      content: contentOf(topic, policy),
    });
    if (result === undefined) return;
    settle();
    onClose();
  };

  return (
    <Form layout="vertical">
      {notice}
      <div className={css.head}>
        <Form.Item label={t('policies:effectiveFrom')} htmlFor="effective-from" required>
          {effectiveFrom === ALWAYS ? (
            <Input id="effective-from" disabled value={t('policies:always')} />
          ) : (
            <WhenPicker
              id="effective-from"
              lean="future"
              allowClear={false}
              disabled={replaces !== null}
              value={Temporal.PlainDateTime.from(effectiveFrom)}
              onChange={(wall) => {
                if (wall !== null) setVersion({ ...version, effectiveFrom: wall.toPlainDate().toString() });
              }}
            />
          )}
        </Form.Item>
        <Form.Item label={t('policies:approvedBy')} htmlFor="approved-by">
          <Input
            id="approved-by"
            maxLength={100}
            value={approvedBy}
            onChange={({ target }) => setVersion({ ...version, approvedBy: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('policies:note')} htmlFor="policy-note">
          <Input
            id="policy-note"
            maxLength={500}
            value={note}
            onChange={({ target }) => setVersion({ ...version, note: target.value })}
          />
        </Form.Item>
        {asksForReason && (
          <Form.Item
            label={t('policies:reason')}
            htmlFor="policy-reason"
            required
            {...(reasonIssue !== undefined && { validateStatus: 'error', help: reasonIssue })}
          >
            <Input
              id="policy-reason"
              maxLength={500}
              value={reason}
              onChange={({ target }) => setVersion({ ...version, reason: target.value })}
            />
          </Form.Item>
        )}
      </div>
      {effectiveFrom <= today && (
        <Alert className={css.bar} type="info" showIcon title={t('policies:pastWarning')} />
      )}
      {replaces === null && present !== undefined && (
        <Alert
          className={css.bar}
          type="warning"
          showIcon
          title={t('policies:replaces', { day: effectiveFrom })}
        />
      )}
      {save.error !== undefined && (
        <Alert className={css.bar} type="error" showIcon title={save.error.message} />
      )}
      <topic.Editor
        policy={policy}
        issues={issues}
        onChange={(next) => setVersion({ ...version, policy: next })}
      />
      <Space className={css.foot}>
        <Button type="primary" loading={save.running} onClick={() => void submit()}>
          {t('policies:save')}
        </Button>
        <Button onClick={() => leave(onClose)}>{t('common:cancel')}</Button>
      </Space>
    </Form>
  );
}
