import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Rate, Tooltip } from 'antd';
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseNumber } from '../../domain/feedback/terms.ts';
import { useAction, useCall } from '../bridge.ts';
import { useResume } from '../drafts/resume.ts';
import { useShortcut } from '../ui/commands.ts';
import { EnumTag } from '../ui/EnumTag.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Shortcut } from '../ui/Shortcut.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { StakeholderLink } from '../ui/StakeholderLink.tsx';
import { InstantText } from '../ui/time.tsx';
import { Why } from '../ui/Why.tsx';
import { BreachReason } from './BreachReason.tsx';
import { CaseClocks } from './CaseClocks.tsx';
import { CaseLog } from './CaseLog.tsx';
import styles from './feedback.module.css';
import { type FeedbackCase, isBreached } from './queue.ts';
import { StepForm } from './StepForm.tsx';
import { STEP_KEYS, STEPS, type Step, stepsOf } from './steps.ts';

function useFacts(data: FeedbackCase): Fact[] {
  const { t } = useTranslation();
  const facts: Fact[] = [
    {
      label: t('common:stakeholder'),
      value:
        data.stakeholderId === null ? (
          t('feedback:anonymous')
        ) : (
          <StakeholderLink id={data.stakeholderId} name={data.stakeholderName ?? ''} />
        ),
    },
    { label: t('common:owner'), value: data.ownerName ?? t('feedback:nobody') },
    { label: t('feedback:field.channel'), value: <EnumTag of="channel" value={data.channel} plain /> },
    { label: t('feedback:field.receivedAt'), value: <InstantText at={data.receivedAt} /> },
    {
      label: t('feedback:field.deadlineAt'),
      value: (
        <>
          <InstantText at={data.deadlineAt} />
          <Why why={data.deadlineWhy} of={t('feedback:field.deadlineAt')} />
        </>
      ),
    },
  ];
  if (data.satisfaction !== null)
    facts.push({
      label: t('feedback:field.satisfaction'),
      value: <Rate disabled value={data.satisfaction} className={styles.rate} />,
    });
  return facts;
}

type BodyProps = {
  data: FeedbackCase;
  toldAt: number;
  step: Step | undefined;
  onStep: Dispatch<SetStateAction<Step | undefined>>;
  explained: boolean;
  onExplain(): void;
};

function Body({ data, toldAt, step, onStep, explained, onExplain }: BodyProps) {
  const { t } = useTranslation();
  const steps = stepsOf(data);
  const facts = useFacts(data);
  return (
    <>
      <p className={styles.prose}>{data.content}</p>
      <div className={styles.steps}>
        {steps.map((each, n) => (
          <Tooltip key={each} title={<Shortcut keys={STEP_KEYS[each]} />}>
            <Button
              type={n === 0 ? 'primary' : 'default'}
              aria-expanded={step === each}
              onClick={() => onStep(each)}
            >
              {t(`feedback:step.${each}`)}
            </Button>
          </Tooltip>
        ))}
      </div>
      {step !== undefined && steps.includes(step) && (
        <StepForm
          key={`${data.id} ${step}`}
          id={data.id}
          step={step}
          // The next step may have been begun before this one is done.
          onClose={() => onStep((now) => (now === step ? undefined : now))}
        />
      )}
      <Facts facts={facts} />
      <h3 className={styles.heading}>{t('feedback:clocks')}</h3>
      <CaseClocks clocks={data.clocks} toldAt={toldAt} explained={explained} onExplain={onExplain} />
      {(isBreached(data) || data.breachReason !== '') && (
        <>
          <h3 className={styles.heading}>{t('feedback:field.breachReason')}</h3>
          <BreachReason key={`${data.id} ${data.breachReason}`} id={data.id} reason={data.breachReason} />
        </>
      )}
      <h3 className={styles.heading}>{t('feedback:log')}</h3>
      <CaseLog log={data.log} />
    </>
  );
}

/** The shortcut of a step, while the state allows it. Draws nothing. */
function StepShortcut({ step, onStep }: { step: Step; onStep(step: Step): void }) {
  useShortcut(STEP_KEYS[step], `feedback:step.${step}`, () => onStep(step));
  return null;
}

type Props = { id: string; onEdit(): void; onClose(): void };

/** A case, whole, with what can be done now. */
export function CasePanel({ id, onEdit, onClose }: Props) {
  const { t } = useTranslation();
  const feedback = useCall('feedback.get', { id }, { refetchInterval: 60_000 });
  const { data } = feedback;
  const [step, setStep] = useState<Step>();
  const [explained, setExplained] = useState(false);
  const remove = useAction('feedback.remove', { undo: 'feedback:done.remove' });
  const explain = () => setExplained((isOpen) => !isOpen);

  useResume('feedback-step', (subject) => setStep(STEPS.find((each) => subject === `${id} ${each}`)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case begins without a form
  useEffect(() => setStep(undefined), [id]);
  useShortcut('w', 'feedback:keys.why', explain);
  useShortcut('e', 'feedback:keys.edit', onEdit);

  return (
    <SidePanel
      shown={id}
      title={
        data === undefined ? (
          t('feedback:one')
        ) : (
          <span className={styles.title}>
            {caseNumber(data.number)} <EnumTag of="feedbackKind" value={data.kind} plain />
            <EnumTag of="feedbackPriority" value={data.priority} />
            <EnumTag of="feedbackState" value={data.state} />
          </span>
        )
      }
      actions={
        <>
          <Button type="text" icon={<EditOutlined />} aria-label={t('common:edit')} onClick={onEdit} />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('feedback:remove')}
            onClick={() => {
              onClose();
              void remove.run({ id });
            }}
          />
        </>
      }
      onClose={onClose}
    >
      {data !== undefined &&
        STEPS.filter((each) => stepsOf(data).includes(each)).map((each) => (
          <StepShortcut key={each} step={each} onStep={setStep} />
        ))}
      <Loaded query={feedback}>
        {(loaded) => (
          <Body
            data={loaded}
            toldAt={feedback.dataUpdatedAt}
            step={step}
            onStep={setStep}
            explained={explained}
            onExplain={explain}
          />
        )}
      </Loaded>
    </SidePanel>
  );
}
