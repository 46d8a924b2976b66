import { useTranslation } from 'react-i18next';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Language } from '../../i18n/languages.ts';
import { formatNumber, formatValue, type TrendPoint, type Unit } from './format.ts';
import { periodTick } from './period.ts';

export type ChartColours = { line: string; text: string; grid: string; target: string; surface: string };

type Props = {
  indicator: string;
  label: string;
  unit: Unit;
  target: number | null;
  points: TrendPoint[];
  language: Language;
  colours: ChartColours;
  /** Pixels. On paper both are given; on screen the width is that of the container. */
  width?: number;
  height: number;
  /** Values written at the points, as paper has no pointer to ask with. */
  labelled?: boolean;
};

/** From zero, so that no difference looks larger than it is. */
const DOMAIN: Record<Unit, [number, number | 'auto']> = {
  ratio: [0, 1],
  score: [0, 5],
  count: [0, 'auto'],
  hours: [0, 'auto'],
  'per-stakeholder': [0, 'auto'],
};

/** One indicator over the last periods: counts as bars, all else as a line, with the target across it. */
export function TrendChart({
  indicator,
  label,
  unit,
  target,
  points,
  language,
  colours,
  width,
  height,
  labelled = false,
}: Props) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language);
  const data = points.map(({ period, values }) => ({ period, value: values[indicator] ?? null }));
  const format = (value: unknown) => (typeof value === 'number' ? formatValue(value, unit, t, language) : '');
  // Bare numbers, as the axis tells the unit; a halo keeps them readable where they meet the line.
  const labels = labelled && (
    <LabelList
      dataKey="value"
      position="top"
      offset={5}
      formatter={(value) => (typeof value === 'number' ? formatNumber(value, unit, language) : '')}
      fill={colours.text}
      fontSize={7.5}
      stroke={colours.surface}
      strokeWidth={2}
      style={{ paintOrder: 'stroke' }}
    />
  );
  const tick = { fill: colours.text, fontSize: labelled ? 7.5 : 11 };
  return (
    <ComposedChart
      data={data}
      responsive={width === undefined}
      {...(width === undefined ? { style: { width: '100%', height } } : { width, height })}
      margin={{ top: labelled ? 16 : 10, right: labelled ? 2 : 14, bottom: 0, left: 0 }}
      accessibilityLayer={!labelled}
    >
      <CartesianGrid vertical={false} stroke={colours.grid} />
      <XAxis
        dataKey="period"
        tickFormatter={periodTick}
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: colours.grid }}
        interval={0}
        padding={labelled ? { left: 8, right: 8 } : { left: 14, right: 14 }}
        {...(labelled && { height: 18 })}
      />
      <YAxis
        domain={DOMAIN[unit]}
        allowDecimals={unit !== 'count'}
        tickFormatter={(value: number) =>
          formatNumber(value, unit, language).replace(/\.0+$/, '') + (unit === 'ratio' ? '%' : '')
        }
        tick={tick}
        tickLine={false}
        axisLine={false}
        width={labelled ? 30 : 52}
        tickCount={labelled ? 3 : 5}
      />
      {target !== null && (
        <ReferenceLine y={target} stroke={colours.target} strokeDasharray="5 4" ifOverflow="extendDomain" />
      )}
      {!labelled && (
        <Tooltip
          formatter={(value) => [format(value), label]}
          isAnimationActive={false}
          contentStyle={{ background: colours.surface, border: `1px solid ${colours.grid}`, borderRadius: 6 }}
          itemStyle={{ color: colours.text }}
        />
      )}
      {unit === 'count' ? (
        <Bar dataKey="value" fill={colours.line} maxBarSize={28} isAnimationActive={false}>
          {labels}
        </Bar>
      ) : (
        <Line
          dataKey="value"
          stroke={colours.line}
          strokeWidth={labelled ? 1.5 : 2}
          dot={{ r: labelled ? 2 : 3, fill: colours.line, strokeWidth: 0 }}
          isAnimationActive={false}
        >
          {labels}
        </Line>
      )}
    </ComposedChart>
  );
}
