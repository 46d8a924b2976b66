import { Button, Form, Input, Rate } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FEEDBACK_OUTCOMES, type FeedbackOutcome } from '../../domain/feedback/terms.ts';
import type { InputOf } from '../bridge.ts';
import { useAction } from '../bridge.ts';
import { useDraft } from '../drafts/useDraft.tsx';
import type { Wall } from '../interactions/when/calendar.ts';
import { WhenPicker } from '../interactions/when/WhenPicker.tsx';
import { instantOf, useZone } from '../interactions/when/zone.ts';
import { OwnerSelect } from '../ui/OwnerSelect.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Shortcut } from '../ui/Shortcut.tsx';
import styles from './feedback.module.css';
import type { Step } from './steps.ts';

/** Runs a step; each says what it did and offers to take it back. */
function useStep() {
  const respond = useAction('feedback.respond', { undo: 'feedback:done.respond' });
  const wait = useAction('feedback.wait', { undo: 'feedback:done.wait' });
  const resume = useAction('feedback.resume', { undo: 'feedback:done.resume' });
  const resolve = useAction('feedback.resolve', { undo: 'feedback:done.resolve' });
  const close = useAction('feedback.close', { undo: 'feedback:done.close' });
  const reopen = useAction('feedback.reopen', { undo: 'feedback:done.reopen' });
  const escalate = useAction('feedback.escalate', { undo: 'feedback:done.escalate' });
  const assign = useAction('feedback.assign', { undo: 'feedback:done.assign' });

  type StepInput = InputOf<'feedback.respond'> & {
    satisfaction: number | null;
    outcome: FeedbackOutcome;
    ownerId: string | undefined;
  };
  return (
    step: Step,
    { satisfaction, outcome, ownerId, ...common }: StepInput,
  ): Promise<object | undefined> => {
    switch (step) {
      case 'respond':
        return respond.run(common);
      case 'wait':
        return wait.run(common);
      case 'resume':
        return resume.run(common);
      case 'resolve':
        return resolve.run({ ...common, outcome });
      case 'close':
        return close.run({ ...common, satisfaction });
      case 'reopen':
        return reopen.run(common);
      case 'escalate':
        return escalate.run(common);
      case 'assign':
        return ownerId === undefined ? Promise.resolve(undefined) : assign.run({ ...common, ownerId });
    }
  };
}

/** Initial values. */
const NOTHING = { note: '' };

type Props = { id: string; step: Step; onClose(): void };

/** The form of a step: a note, when it was, and what else the step needs. Ctrl/⌘ Enter submits it. */
export function StepForm({ id, step, onClose }: Props) {
  const { t } = useTranslation();
  const zone = useZone();
  const take = useStep();
  const [note, setNote] = useState('');
  const [at, setAt] = useState<Wall | null>(null);
  const [satisfaction, setSatisfaction] = useState(0);
  const [outcome, setOutcome] = useState<FeedbackOutcome>('landed');
  const [ownerId, setOwnerId] = useState<string>();
  const [running, setRunning] = useState(false);
  const { notice, leave, settle } = useDraft({
    form: 'feedback-step',
    subject: `${id} ${step}`,
    start: NOTHING,
    value: { note },
    about: [t(`feedback:step.${step}`), note].join(' · '),
    restore: (fields) => setNote(fields.note ?? ''),
  });
  const cancel = () => leave(onClose);
  const isDeclined = step === 'resolve' && outcome === 'declined';
  const ready = (step !== 'assign' || ownerId !== undefined) && !(isDeclined && note.trim() === '');

  const submit = async () => {
    if (!ready || running) return;
    setRunning(true);
    const result = await take(step, {
      id,
      note,
      ...(at !== null && { at: instantOf(at, zone) }),
      satisfaction: satisfaction === 0 ? null : satisfaction,
      outcome,
      ownerId,
    });
    setRunning(false);
    if (result === undefined) return;
    settle();
    onClose();
  };

  return (
    <Form
      layout="vertical"
      component="div"
      className={styles.stepForm}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        } else if (event.key === 'Escape' && !event.defaultPrevented) {
          event.preventDefault();
          event.nativeEvent.stopPropagation();
          cancel();
        }
      }}
    >
      {notice}
      {step === 'close' && (
        <Form.Item label={t('feedback:field.satisfaction')}>
          <Rate
            value={satisfaction}
            autoFocus
            onChange={setSatisfaction}
            tooltips={[1, 2, 3, 4, 5].map((n) => t(`feedback:satisfaction.${n}`))}
          />
        </Form.Item>
      )}
      {step === 'assign' && (
        <Form.Item label={t('common:owner')} htmlFor="step-owner">
          <OwnerSelect
            id="step-owner"
            autoFocus
            value={ownerId ?? null}
            onChange={(id) => setOwnerId(id ?? undefined)}
          />
        </Form.Item>
      )}
      {step === 'resolve' && (
        <Form.Item label={t('feedback:field.outcome')}>
          <Segmented
            aria-label={t('feedback:field.outcome')}
            value={outcome}
            onChange={setOutcome}
            options={FEEDBACK_OUTCOMES.map((value) => ({
              value,
              label: t(`enums:feedbackOutcome.${value}`),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item
        label={t(`feedback:note.${isDeclined ? 'declined' : step}`)}
        htmlFor="step-note"
        required={isDeclined}
      >
        <Input.TextArea
          id="step-note"
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={5000}
          autoFocus={step !== 'close' && step !== 'assign'}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Form.Item>
      <div className={styles.stepFoot}>
        <WhenPicker
          time
          lean="past"
          value={at}
          onChange={setAt}
          placeholder={t('feedback:now')}
          aria-label={t('feedback:field.at')}
        />
        <Button onClick={cancel}>{t('common:cancel')}</Button>
        <Button type="primary" disabled={!ready} loading={running} onClick={() => void submit()}>
          {t(`feedback:step.${step}`)} <Shortcut keys="mod+enter" />
        </Button>
      </div>
    </Form>
  );
}
