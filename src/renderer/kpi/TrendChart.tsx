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

/** The whole of a scale that has an end: shares of 1 in quarters, marks of 1 to 5. */
const SCALES: Partial<Record<Unit, number[]>> = { ratio: [0, 0.25, 0.5, 0.75, 1], score: [1, 2, 3, 4, 5] };

/** From zero where a scale has no end, so that no difference looks larger than it is. */
function scaleOf(unit: Unit, coarse: boolean) {
  const ticks = SCALES[unit];
  if (ticks === undefined) return { domain: [0, 'auto'] as const, tickCount: coarse ? 3 : 5 };
  return {
    domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1] as const,
    ticks: coarse ? ticks.filter((_, index) => index % 2 === 0) : ticks,
  };
}

/** Pixels; 8 pt, which is as small as print may be. */
const PAPER_FONT = 32 / 3;
const DIGIT_WIDTH = 0.56 * PAPER_FONT;

/**
 * A bare number above its point, as the axis tells the unit; its ground keeps it readable where the line passes. A halo
 * by a stroke would be simpler, but Chromium turns stroked text of a PDF into Type 3 drawings.
 */
function ValueLabel({ x, y, text, colours }: { x: number; y: number; text: string; colours: ChartColours }) {
  const width = text.length * DIGIT_WIDTH;
  return (
    <g>
      <rect
        x={x - width / 2}
        y={y - 15}
        width={width}
        height={11}
        fill={colours.surface}
        fillOpacity={0.85}
      />
      <text x={x} y={y - 5} textAnchor="middle" fontSize={PAPER_FONT} fill={colours.text}>
        {text}
      </text>
    </g>
  );
}

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
  const labels = labelled && (
    <LabelList
      dataKey="value"
      content={({ x, y, width, value }) =>
        typeof value === 'number' && (
          <ValueLabel
            x={Number(x) + Number(width ?? 0) / 2}
            y={Number(y)}
            text={formatNumber(value, unit, language)}
            colours={colours}
          />
        )
      }
    />
  );
  const tick = { fill: colours.text, fontSize: labelled ? PAPER_FONT : 11 };
  return (
    <ComposedChart
      data={data}
      responsive={width === undefined}
      {...(width === undefined ? { style: { width: '100%', height } } : { width, height })}
      margin={{ top: labelled ? 18 : 10, right: labelled ? 2 : 14, bottom: 0, left: 0 }}
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
        padding={labelled ? { left: 16, right: 16 } : { left: 14, right: 14 }}
        {...(labelled && { height: 18 })}
      />
      <YAxis
        {...scaleOf(unit, labelled)}
        allowDecimals={unit !== 'count'}
        tickFormatter={(value: number) =>
          formatNumber(value, unit, language).replace(/\.0+$/, '') + (unit === 'ratio' ? '%' : '')
        }
        tick={tick}
        tickLine={false}
        axisLine={false}
        width={labelled ? 38 : 52}
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
