import { expect, test } from 'vitest';
import { dark, light, type Palette } from '../../../src/renderer/theme/palette.ts';

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const PAIRS: [text: keyof Palette, on: keyof Palette][] = [
  ['text', 'ground'],
  ['text', 'surface'],
  ['text', 'raised'],
  ['text', 'chosen'],
  ['muted', 'ground'],
  ['muted', 'surface'],
  ['muted', 'raised'],
  ['muted', 'chosen'],
  ['accent', 'surface'],
  ['accent', 'chosen'],
  ['onAccent', 'accent'],
  ['danger', 'surface'],
  ['danger', 'dangerSoft'],
  ['warning', 'surface'],
  ['warning', 'warningSoft'],
  ['success', 'surface'],
  ['success', 'successSoft'],
];

for (const [name, palette] of Object.entries({ light, dark }))
  test.each(PAIRS)(`${name}: %s can be read on %s (AA)`, (text, on) => {
    expect(contrast(palette[text], palette[on])).toBeGreaterThanOrEqual(4.5);
  });
