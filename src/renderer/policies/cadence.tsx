import { useTranslation } from 'react-i18next';
import type { CadencePolicy, CadenceRule, OrganisationObligation } from '../../domain/cadence/policy.ts';
import { cadencePolicyContent, parseCadencePolicy } from '../../domain/cadence/policy-content.ts';
import { SLOT_CHANNELS, SLOTS, type Slot } from '../../domain/cadence/slots.ts';
import {
  CHANNELS,
  type Channel,
  ORGANISATION_ACTIVITIES,
  type OrganisationActivity,
} from '../../domain/interactions.ts';
import { STAKEHOLDER_KINDS, type StakeholderKind, TIERS, type Tier } from '../../domain/stakeholders.ts';
import { Checked, Every, One, ShortText, Some, Source, SourceHead } from './fields.tsx';
import css from './policies.module.css';
import { type RuleColumn, RuleTable } from './RuleTable.tsx';
import { condition, type EditorProps, issueAt, type Topic, withItem } from './topic.ts';

/** A name for a rule that no other has. */
function freshId(prefix: string, existing: readonly { id: string }[]): string {
  let n = existing.length + 1;
  while (existing.some(({ id }) => id === `${prefix}-${n}`)) n += 1;
  return `${prefix}-${n}`;
}

/** A copy without some keys: how a condition is dropped. */
function dropped<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = value;
  return rest;
}

function CadenceEditor({ policy, onChange, issues }: EditorProps<CadencePolicy>) {
  const { t } = useTranslation();
  const { rules } = policy;
  const set =
    onChange &&
    ((at: number, rule?: CadenceRule) => onChange({ ...policy, rules: withItem(rules, at, rule) }));
  const columns: RuleColumn<CadenceRule>[] = [
    {
      key: 'slot',
      title: t('policies:slot'),
      width: 150,
      cell: (rule, at) => (
        <One<Slot>
          of="slot"
          values={SLOTS}
          value={rule.slot}
          label={t('policies:slot')}
          onChange={set && ((slot) => set(at, { ...rule, slot }))}
        />
      ),
    },
    {
      key: 'kinds',
      title: t('policies:kinds'),
      width: 190,
      cell: (rule, at) => (
        <Some<StakeholderKind>
          of="stakeholderKind"
          values={STAKEHOLDER_KINDS}
          chosen={rule.kinds}
          label={t('policies:kinds')}
          onChange={set && ((kinds) => set(at, { ...dropped(rule, 'kinds'), ...condition('kinds', kinds) }))}
        />
      ),
    },
    {
      key: 'tiers',
      title: t('policies:tiers'),
      width: 120,
      cell: (rule, at) => (
        <Some<Tier>
          of="tier"
          values={TIERS}
          chosen={rule.tiers}
          label={t('policies:tiers')}
          onChange={set && ((tiers) => set(at, { ...dropped(rule, 'tiers'), ...condition('tiers', tiers) }))}
        />
      ),
    },
    {
      key: 'tag',
      title: t('policies:tag'),
      width: 100,
      cell: (rule, at) => (
        <Checked issue={issueAt(issues, `rules.${at}.tag`)}>
          <span className={css.tag}>
            <ShortText
              value={rule.tag}
              label={t('policies:tag')}
              onChange={
                set && ((tag) => set(at, { ...dropped(rule, 'tag'), ...(tag !== undefined && { tag }) }))
              }
            />
          </span>
        </Checked>
      ),
    },
    {
      key: 'channels',
      title: t('policies:countingChannels'),
      width: 170,
      cell: (rule, at) => (
        <Some<Channel>
          of="channel"
          values={CHANNELS}
          chosen={rule.channels}
          otherwise={SLOT_CHANNELS[rule.slot]}
          label={t('policies:countingChannels')}
          onChange={
            set && ((some) => set(at, { ...dropped(rule, 'channels'), ...condition('channels', some) }))
          }
        />
      ),
    },
    {
      key: 'every',
      title: t('policies:every'),
      width: 190,
      cell: (rule, at) => (
        <Checked issue={issueAt(issues, `rules.${at}.every`)}>
          <Every
            mayBeOff
            value={rule.every}
            label={t('policies:every')}
            onChange={set && ((every) => set(at, { ...rule, every }))}
          />
        </Checked>
      ),
    },
    {
      key: 'source',
      title: <SourceHead />,
      width: 110,
      cell: (rule, at) => (
        <Checked issue={issueAt(issues, `rules.${at}.source`)}>
          <Source
            value={rule.source}
            label={t('policies:source')}
            onChange={
              set &&
              ((source) => set(at, { ...dropped(rule, 'source'), ...(source !== undefined && { source }) }))
            }
          />
        </Checked>
      ),
    },
  ];
  return (
    <>
      <RuleTable
        caption={t('policies:cadence.rules')}
        rules={rules}
        columns={columns}
        onRemove={set}
        onAdd={
          onChange &&
          (() => {
            const rule: CadenceRule = {
              id: freshId('rule', rules),
              slot: 'any',
              every: { n: 1, unit: 'quarter' },
            };
            onChange({ ...policy, rules: [...rules, rule] });
          })
        }
      />
      <Obligations {...{ policy, onChange, issues }} />
    </>
  );
}

function Obligations({ policy, onChange, issues }: EditorProps<CadencePolicy>) {
  const { t } = useTranslation();
  const owed = policy.organisationObligations;
  const set =
    onChange &&
    ((at: number, one?: OrganisationObligation) =>
      onChange({ ...policy, organisationObligations: withItem(owed, at, one) }));
  const columns: RuleColumn<OrganisationObligation>[] = [
    {
      key: 'activity',
      title: t('policies:activity'),
      width: 190,
      cell: (one, at) => (
        <One<OrganisationActivity>
          of="organisationActivity"
          values={ORGANISATION_ACTIVITIES}
          value={one.activity}
          label={t('policies:activity')}
          onChange={set && ((activity) => set(at, { ...one, activity }))}
        />
      ),
    },
    {
      key: 'kinds',
      title: t('policies:kinds'),
      width: 220,
      cell: (one, at) => (
        <Checked issue={issueAt(issues, `organisationObligations.${at}.kinds`)}>
          <Some<StakeholderKind>
            of="stakeholderKind"
            values={STAKEHOLDER_KINDS}
            chosen={one.kinds}
            label={t('policies:kinds')}
            onChange={set && ((kinds) => set(at, { ...one, kinds }))}
          />
        </Checked>
      ),
    },
    {
      key: 'every',
      title: t('policies:every'),
      width: 190,
      cell: (one, at) => (
        <Every
          value={one.every}
          label={t('policies:every')}
          onChange={set && ((every) => every !== 'off' && set(at, { ...one, every }))}
        />
      ),
    },
  ];
  return (
    <RuleTable
      caption={t('policies:cadence.organisation')}
      rules={owed}
      columns={columns}
      onRemove={set}
      onAdd={
        onChange &&
        (() => {
          const one: OrganisationObligation = {
            id: freshId('activity', owed),
            activity: 'gathering',
            kinds: ['customer'],
            every: { n: 1, unit: 'year' },
          };
          onChange({ ...policy, organisationObligations: [...owed, one] });
        })
      }
    />
  );
}

/** How often whom to contact (S0 §3.2, §4.1). */
export const cadenceTopic: Topic<CadencePolicy> = {
  topic: 'cadence',
  read: parseCadencePolicy,
  write: cadencePolicyContent,
  Editor: CadenceEditor,
};
