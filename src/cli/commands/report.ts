import { z } from 'zod';
import type { Command } from '../command.ts';
import { runHost } from '../host.ts';
import { printRefusal, wrongUsage } from '../output.ts';

export const reportCommand: Command = {
  name: 'report',
  usage: '--period 2026Q3 --out FILE.pdf [--include-strict]',
  does: 'the evaluation report as PDF',
  options: ['period', 'out'],
  flags: ['include-strict'],
  words: [0, 0],
  vault: 'required',
  output: z.object({ file: z.string(), bytes: z.number().int() }),
  async run(run) {
    const period = run.option('period');
    const out = run.option('out');
    if (period === undefined || out === undefined) return wrongUsage('report takes --period and --out');
    // Refused here, in the caller's language, before a window is started for it.
    const report = await run.call('reports.get', { period });
    if (!report.ok) return printRefusal(report.error);
    const strict = run.flag('include-strict') ? ['--include-strict'] : [];
    return runHost(['--print-report', period, '--out', out, ...strict], run.common);
  },
};
