import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { type KpiTargets, parseKpiTargets } from '../../domain/kpi/figures.ts';
import { INDICATORS, type Indicator } from '../../domain/kpi/indicators.ts';
import { useSettings } from '../app/settings.ts';
import { formatValue } from '../kpi/format.ts';
import { Checked } from './fields.tsx';
import css from './policies.module.css';
import { type RuleColumn, RuleTable } from './RuleTable.tsx';
import { type EditorProps, issueAt, type Topic } from './topic.ts';

type IndicatorRow = (typeof INDICATORS)[number];

/** A ratio is entered in percent. */
const factor = ({ unit }: Indicator) => (unit === 'ratio' ? 100 : 1);

function KpiTargetsEditor({ policy, onChange, issues }: EditorProps<KpiTargets>) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const set = (indicator: IndicatorRow, entered: number | null) => {
    const { [indicator.id]: _, ...rest } = policy;
    onChange?.(entered === null ? rest : { ...rest, [indicator.id]: entered / factor(indicator) });
  };
  const columns: RuleColumn<IndicatorRow>[] = [
    {
      key: 'indicator',
      title: t('policies:indicator'),
      width: 240,
      cell: ({ id }) => t(`kpi:indicator.${id}`),
    },
    {
      key: 'target',
      title: t('policies:kpiTarget'),
      width: 170,
      cell: (indicator: Indicator & IndicatorRow) => {
        const { id, unit } = indicator;
        const usual = formatValue(indicator.target, unit, t, language);
        const own = policy[id];
        if (onChange === undefined) {
          return own === undefined ? (
            <span className="muted">{usual}</span>
          ) : (
            formatValue(own, unit, t, language)
          );
        }
        return (
          <Checked issue={issueAt(issues, `targets.${id}`)}>
            <InputNumber
              aria-label={t(`kpi:indicator.${id}`)}
              className={css.wide}
              placeholder={t('policies:usual', { value: usual })}
              min={0}
              {...(unit === 'ratio' && { max: 100, suffix: '%' })}
              value={own === undefined ? null : Number((own * factor(indicator)).toFixed(4))}
              onChange={(entered) => set(indicator, entered)}
            />
          </Checked>
        );
      },
    },
    {
      key: 'source',
      title: t('policies:source'),
      width: 190,
      cell: ({ source }: Indicator) =>
        source === undefined ? <span className="muted">—</span> : t('sources:named', { source }),
    },
    { key: 'formula', title: t('kpi:column.formula'), cell: ({ id }) => t(`kpi:formula.${id}`) },
  ];
  return <RuleTable caption={t('policies:kpi.targets')} rules={INDICATORS} columns={columns} />;
}

/** What the indicators should reach (S2 §1, S0 §3.5). One that is not named keeps its usual target. */
export const kpiTopic: Topic<KpiTargets> = {
  topic: 'kpi-targets',
  read: parseKpiTargets,
  write: (targets) => ({ targets }),
  Editor: KpiTargetsEditor,
};
