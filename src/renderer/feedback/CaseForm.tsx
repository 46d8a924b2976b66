import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FEEDBACK_KINDS, FEEDBACK_PRIORITIES } from '../../domain/feedback/terms.ts';
import { CHANNELS } from '../../domain/interactions.ts';
import { WhenPicker } from '../interactions/when/WhenPicker.tsx';
import { useEnumOptions } from '../ui/EnumTag.tsx';
import { OwnerSelect } from '../ui/OwnerSelect.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { StakeholderSelect } from '../ui/StakeholderSelect.tsx';
import { useDays } from '../ui/time.tsx';
import type { CaseDraft, CaseProblem } from './case-draft.ts';
import styles from './feedback.module.css';
import { TooLate } from './TooLate.tsx';
import { type ComputedDeadline, useComputedDeadlines } from './useComputedDeadlines.ts';

/** When the clocks would end, as the rules and the calendar have it. */
function Computed({ deadlines }: { deadlines: ComputedDeadline[] }) {
  const { t } = useTranslation();
  const { instant } = useDays();
  return (
    <p className={styles.computed} aria-live="polite">
      {deadlines.map(({ clock, deadlineAt }) => (
        <span key={clock}>
          {t('feedback:computed', { clock: t(`enums:feedbackClock.${clock}`), at: instant(deadlineAt) })}
        </span>
      ))}
    </p>
  );
}

type Props = {
  draft: CaseDraft;
  onChange(change: Partial<CaseDraft>): void;
  problems: readonly CaseProblem[];
  isNew: boolean;
};

/** The fields of a case. */
export function CaseForm({ draft, onChange, problems, isNew }: Props) {
  const { t } = useTranslation();
  const kinds = useEnumOptions('feedbackKind', FEEDBACK_KINDS);
  const priorities = useEnumOptions('feedbackPriority', FEEDBACK_PRIORITIES);
  const channels = useEnumOptions('channel', CHANNELS);
  const deadlines = useComputedDeadlines(draft);

  const field = (name: string, label: string, children: ReactNode, problem?: CaseProblem, hint?: string) => {
    const wrong = problem !== undefined && problems.includes(problem);
    return (
      <Form.Item
        label={label}
        htmlFor={`case-${name}`}
        {...(wrong && { validateStatus: 'error' as const, help: t(`feedback:problem.${problem}`) })}
        {...(!wrong && hint !== undefined && { extra: hint })}
      >
        {children}
      </Form.Item>
    );
  };
  return (
    <Form layout="vertical" component="div">
      {isNew && <TooLate draft={draft} deadlines={deadlines} />}
      {field(
        'who',
        t('common:stakeholder'),
        <StakeholderSelect
          id="case-who"
          single
          autoFocus={isNew}
          value={draft.stakeholder === null ? [] : [draft.stakeholder]}
          onChange={([stakeholder]) => onChange({ stakeholder: stakeholder ?? null })}
        />,
        undefined,
        draft.stakeholder === null ? t('feedback:hint.anonymous') : undefined,
      )}
      {field(
        'content',
        t('feedback:field.content'),
        <Input.TextArea
          id="case-content"
          autoSize={{ minRows: 4, maxRows: 14 }}
          maxLength={50_000}
          value={draft.content}
          onChange={(event) => onChange({ content: event.target.value })}
        />,
        'content',
      )}
      <div className={styles.pair}>
        {field(
          'kind',
          t('feedback:field.kind'),
          <Select
            id="case-kind"
            options={kinds}
            value={draft.kind}
            onChange={(kind) => onChange({ kind })}
          />,
        )}
        {field(
          'priority',
          t('feedback:field.priority'),
          <Segmented
            block
            id="case-priority"
            aria-label={t('feedback:field.priority')}
            options={priorities}
            value={draft.priority}
            onChange={(priority) => onChange({ priority })}
          />,
        )}
        {field(
          'receivedAt',
          t('feedback:field.receivedAt'),
          <WhenPicker
            id="case-receivedAt"
            time
            lean="past"
            allowClear={false}
            value={draft.receivedAt}
            onChange={(receivedAt) => onChange({ receivedAt })}
          />,
          'receivedAt',
        )}
        {field(
          'channel',
          t('feedback:field.channel'),
          <Select
            id="case-channel"
            options={channels}
            value={draft.channel}
            placeholder={t('feedback:hint.channel')}
            onChange={(channel) => onChange({ channel })}
          />,
          'channel',
        )}
        {isNew &&
          field(
            'owner',
            t('common:owner'),
            <OwnerSelect
              id="case-owner"
              allowClear
              placeholder={t('feedback:hint.owner')}
              value={draft.ownerId}
              onChange={(ownerId) => onChange({ ownerId: ownerId ?? null })}
            />,
          )}
        {field(
          'deadlineAt',
          t('feedback:field.agreedDeadline'),
          <WhenPicker
            id="case-deadlineAt"
            time
            lean="future"
            value={draft.deadlineAt}
            placeholder={t('feedback:hint.deadline')}
            onChange={(deadlineAt) => onChange({ deadlineAt })}
          />,
          'deadlineAt',
        )}
      </div>
      <Computed deadlines={deadlines} />
      {isNew && (
        <Checkbox checked={draft.answered} onChange={({ target }) => onChange({ answered: target.checked })}>
          {t('feedback:field.answered')}
        </Checkbox>
      )}
    </Form>
  );
}
