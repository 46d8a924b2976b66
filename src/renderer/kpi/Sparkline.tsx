const WIDTH = 88;
const HEIGHT = 22;
const PAD = 3;

/** The points of a line through values that may be missing, as `x,y` pairs in a box of 88 × 22. */
function sparkPoints(values: (number | null)[]): [number, number][] {
  const numbers = values.filter((value) => value !== null);
  const low = Math.min(...numbers);
  const range = Math.max(...numbers) - low;
  const step = (WIDTH - 2 * PAD) / Math.max(1, values.length - 1);
  return values.flatMap((value, index): [number, number][] => {
    if (value === null) return [];
    const share = range === 0 ? 0.5 : (value - low) / range;
    return [[PAD + index * step, HEIGHT - PAD - share * (HEIGHT - 2 * PAD)]];
  });
}

/** How an indicator moved, at a glance. The numbers stand beside it. */
export function Sparkline({ values }: { values: (number | null)[] }) {
  const points = sparkPoints(values);
  const last = points.at(-1);
  if (last === undefined) return null;
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polyline points={points.join(' ')} fill="none" stroke="var(--muted)" strokeWidth={1.5} />
      <circle cx={last[0]} cy={last[1]} r={2.5} fill="var(--accent)" />
    </svg>
  );
}
