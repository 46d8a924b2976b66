import type { Reporter, TestModule } from 'vitest/node';
import type { Row } from './tally.ts';

/** Ends a run with what was counted, as Markdown: docs/reliability.md holds it. */
export default class Table implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => (test.meta() as { faults?: Row[] }).faults ?? []),
    );
    if (rows.length === 0) return;
    const lines = rows.map(
      ({ scenario, loops, lost, halfDone, corrupt, note }) =>
        `| ${scenario} | ${loops} | ${lost} | ${halfDone} | ${corrupt} | ${note} |`,
    );
    console.log(
      [
        '',
        '| scenario | loops | lost | half-done | corrupt | |',
        '|---|---:|---:|---:|---:|---|',
        ...lines,
      ].join('\n'),
    );
  }
}
