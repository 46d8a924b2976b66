type Measured = { before?: () => Promise<unknown>; act: () => unknown };

const RUNS = 5;

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function timeOf({ before, act }: Measured): Promise<number> {
  await before?.();
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/**
 * Medians of five runs in milliseconds, each also as a ratio to a floor that is measured in between, in the same run: a
 * machine that is busy or slow moves both.
 */
export async function compared(floor: () => unknown, acts: Record<string, Measured>) {
  const lines: string[] = [];
  for (const [name, act] of Object.entries(acts)) {
    const times: number[] = [];
    const floors: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      floors.push(await timeOf({ act: floor }));
      times.push(await timeOf(act));
    }
    const ratio = median(times) / median(floors);
    lines.push(`| ${name} | ${median(times).toFixed(1)} | ${ratio.toFixed(2)} |`);
  }
  return { rows: lines.length, text: ['| act | ms | ÷ floor |', '|---|---:|---:|', ...lines].join('\n') };
}
