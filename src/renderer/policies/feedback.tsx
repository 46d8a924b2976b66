import { useTranslation } from 'react-i18next';
import {
  type ClockPolicy,
  type ClockTarget,
  clockPolicyContent,
  parseClockPolicy,
} from '../../domain/feedback/policy.ts';
import {
  FEEDBACK_CLOCKS,
  FEEDBACK_KINDS,
  FEEDBACK_PRIORITIES,
  type FeedbackClock,
  type FeedbackKind,
  type FeedbackPriority,
} from '../../domain/feedback/terms.ts';
import { CHANNELS, type Channel } from '../../domain/interactions.ts';
import { STAKEHOLDER_KINDS, type StakeholderKind } from '../../domain/stakeholders.ts';
import { Select } from '../ui/Select.tsx';
import { Checked, One, Some, Source, SourceHead, TargetField } from './fields.tsx';
import css from './policies.module.css';
import { type RuleColumn, RuleTable } from './RuleTable.tsx';
import { condition, type EditorProps, issueAt, type Topic, withItem } from './topic.ts';

type Level = NonNullable<ClockTarget['level']>;
const LEVELS: readonly Level[] = [1, 2, 3];

function LevelField({
  value,
  onChange,
}: {
  value: Level | undefined;
  onChange: ((level?: Level) => void) | undefined;
}) {
  const { t } = useTranslation();
  if (onChange === undefined) return value === undefined ? '' : t('policies:levelNo', { level: value });
  return (
    <Select<Level>
      allowClear
      aria-label={t('policies:level')}
      className={css.wide}
      placeholder={t('policies:any')}
      value={value ?? null}
      options={LEVELS.map((level) => ({ value: level, label: t('policies:levelNo', { level }) }))}
      onChange={onChange}
    />
  );
}

function FeedbackEditor({ policy: { targets }, onChange, issues }: EditorProps<ClockPolicy>) {
  const { t } = useTranslation();
  const set =
    onChange && ((at: number, one?: ClockTarget) => onChange({ targets: withItem(targets, at, one) }));
  /** Changes some conditions; those that are given as undefined are dropped. */
  const patch =
    set && ((one: ClockTarget, at: number) => (part: Partial<ClockTarget>) => set(at, { ...one, ...part }));
  const columns: RuleColumn<ClockTarget>[] = [
    {
      key: 'clock',
      title: t('policies:clock'),
      width: 130,
      cell: (one, at) => (
        <One<FeedbackClock>
          of="feedbackClock"
          values={FEEDBACK_CLOCKS}
          value={one.clock}
          label={t('policies:clock')}
          onChange={patch && ((clock) => patch(one, at)({ clock }))}
        />
      ),
    },
    {
      key: 'kinds',
      title: t('policies:feedbackKinds'),
      width: 130,
      cell: (one, at) => (
        <Some<FeedbackKind>
          of="feedbackKind"
          values={FEEDBACK_KINDS}
          chosen={one.kinds}
          label={t('policies:feedbackKinds')}
          onChange={patch && ((kinds) => patch(one, at)({ kinds: undefined, ...condition('kinds', kinds) }))}
        />
      ),
    },
    {
      key: 'priorities',
      title: t('policies:priorities'),
      width: 110,
      cell: (one, at) => (
        <Some<FeedbackPriority>
          of="feedbackPriority"
          values={FEEDBACK_PRIORITIES}
          chosen={one.priorities}
          label={t('policies:priorities')}
          onChange={
            patch &&
            ((priorities) =>
              patch(one, at)({ priorities: undefined, ...condition('priorities', priorities) }))
          }
        />
      ),
    },
    {
      key: 'channels',
      title: t('policies:channels'),
      width: 140,
      cell: (one, at) => (
        <Some<Channel>
          of="channel"
          values={CHANNELS}
          chosen={one.channels}
          label={t('policies:channels')}
          onChange={
            patch &&
            ((channels) => patch(one, at)({ channels: undefined, ...condition('channels', channels) }))
          }
        />
      ),
    },
    {
      key: 'from',
      title: t('policies:from'),
      width: 130,
      cell: (one, at) => (
        <Some<StakeholderKind>
          of="stakeholderKind"
          values={STAKEHOLDER_KINDS}
          chosen={one.stakeholderKinds}
          label={t('policies:from')}
          onChange={
            patch &&
            ((kinds) =>
              patch(one, at)({ stakeholderKinds: undefined, ...condition('stakeholderKinds', kinds) }))
          }
        />
      ),
    },
    {
      key: 'level',
      title: t('policies:level'),
      width: 100,
      cell: (one, at) => (
        <LevelField value={one.level} onChange={patch && ((level) => patch(one, at)({ level }))} />
      ),
    },
    {
      key: 'target',
      title: t('policies:target'),
      width: 190,
      cell: (one, at) => (
        <Checked issue={issueAt(issues, `targets.${at}.target`)}>
          <TargetField
            value={one.target}
            label={t('policies:target')}
            onChange={patch && ((target) => patch(one, at)({ target }))}
          />
        </Checked>
      ),
    },
    {
      key: 'source',
      title: <SourceHead />,
      width: 110,
      cell: (one, at) => (
        <Source
          value={one.source}
          label={t('policies:source')}
          onChange={patch && ((source) => patch(one, at)({ source }))}
        />
      ),
    },
  ];
  return (
    <RuleTable
      caption={t('policies:feedback.targets')}
      rules={targets}
      columns={columns}
      onRemove={set}
      onAdd={
        onChange &&
        (() => {
          const one: ClockTarget = { clock: 'first-response', target: { amount: 24, unit: 'hours' } };
          onChange({ targets: [...targets, one] });
        })
      }
    />
  );
}

/** How long each clock may run (S0 §4.2, S2 §2). */
export const feedbackTopic: Topic<ClockPolicy> = {
  topic: 'feedback-targets',
  read: parseClockPolicy,
  write: clockPolicyContent,
  Editor: FeedbackEditor,
};
