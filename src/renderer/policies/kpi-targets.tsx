import { InputNumber, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { useSettings } from '../app/settings.ts';
import { useCall } from '../bridge.ts';
import { type Figure, formatValue, NONE } from '../kpi/format.ts';
import { periodOf } from '../kpi/period.ts';
import { useDays } from '../ui/time.tsx';
import { Checked } from './fields.tsx';
import css from './policies.module.css';
import { type RuleColumn, RuleTable } from './RuleTable.tsx';
import { type EditorProps, issueAt, type Topic } from './topic.ts';

/** Targets by indicator, in the indicator's own unit: a ratio of 0.95 is 95 %. */
type KpiTargets = { targets: Record<string, number> };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readTargets(content: unknown): Result<KpiTargets> {
  const targets = isRecord(content) ? content.targets : undefined;
  if (!isRecord(targets)) return refuse('invalid', 'policies:error.unreadable');
  const numbers = Object.entries(targets).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return ok({ targets: Object.fromEntries(numbers) });
}

function KpiTargetsEditor({ policy: { targets }, onChange, issues }: EditorProps<KpiTargets>) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { today } = useDays();
  const { data } = useCall('kpi.figures', { period: periodOf(today, 'quarter') });
  if (data === undefined) return <Skeleton active />;

  const set = (id: string, value: number | null) => {
    const { [id]: _, ...rest } = targets;
    onChange?.({ targets: value === null ? rest : { ...rest, [id]: value } });
  };
  const columns: RuleColumn<Figure>[] = [
    { key: 'indicator', title: t('policies:indicator'), width: 280, cell: ({ label }) => label },
    {
      key: 'target',
      title: t('policies:kpiTarget'),
      width: 180,
      cell: ({ id, unit, label }) => {
        const value = targets[id] ?? null;
        if (onChange === undefined) return value === null ? NONE : formatValue(value, unit, t, language);
        const share = unit === 'ratio';
        return (
          <Checked issue={issueAt(issues, `targets.${id}`)}>
            <InputNumber
              aria-label={label}
              className={css.wide}
              placeholder={t('policies:asInSources')}
              min={0}
              {...(share && { max: 100, suffix: '%' })}
              value={value === null ? null : share ? Math.round(value * 1e4) / 100 : value}
              onChange={(entered) => set(id, entered === null ? null : share ? entered / 100 : entered)}
            />
          </Checked>
        );
      },
    },
    { key: 'formula', title: t('kpi-page:column.formula'), cell: ({ formula }) => formula },
  ];
  return <RuleTable caption={t('policies:kpi.targets')} rules={data.figures} columns={columns} />;
}

/** What the indicators should reach (S2 §1, S0 §3.5). One that is not named keeps the figure of the source documents. */
export const kpiTopic: Topic<KpiTargets> = {
  topic: 'kpi-targets',
  read: readTargets,
  write: (policy) => policy,
  Editor: KpiTargetsEditor,
};
