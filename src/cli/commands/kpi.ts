import { contract } from '../../contract/index.ts';
import type { Command } from '../command.ts';
import { print, printRefusal, wrongUsage } from '../output.ts';

export const kpiCommand: Command = {
  name: 'kpi',
  usage: '--period 2026Q3',
  does: 'the indicators of a quarter, month (2026-07) or year (2026)',
  options: ['period'],
  words: [0, 0],
  vault: 'required',
  output: contract['kpi.figures'].output,
  async run(run) {
    const period = run.option('period');
    if (period === undefined) return wrongUsage('kpi takes --period');
    const figures = await run.call('kpi.figures', { period });
    if (!figures.ok) return printRefusal(figures.error);
    print(figures.value);
    return 0;
  },
};
