import { chartColours } from '../theme/palette.ts';
import { useDark, usePalette } from '../theme/ThemeProvider.tsx';
import type { ChartColours } from './TrendChart.tsx';

/** The colours of a chart on screen, in the theme in use. */
export function useChartColours(): ChartColours {
  const { muted, border, surface } = usePalette();
  const [line, target] = chartColours[useDark() ? 'dark' : 'light'];
  return { line, target, text: muted, grid: border, surface };
}
