/** Colours by use. Text on its background keeps at least WCAG AA: 4.5 : 1 (checked in test/renderer/theme). */
export type Palette = {
  /** Behind everything; navigation. */
  ground: string;
  /** Page bodies, tables, forms. */
  surface: string;
  /** Table heads, hovered rows, quiet blocks. */
  raised: string;
  border: string;
  text: string;
  /** Secondary text. */
  muted: string;
  accent: string;
  /** Text on a filled accent. */
  onAccent: string;
  /** The chosen row or page. */
  chosen: string;
  danger: string;
  dangerSoft: string;
  warning: string;
  warningSoft: string;
  success: string;
  successSoft: string;
};

export const light: Palette = {
  ground: '#f3f4f6',
  surface: '#ffffff',
  raised: '#f7f8fa',
  border: '#e1e4e9',
  text: '#1c2430',
  muted: '#596373',
  accent: '#1d5bb5',
  onAccent: '#ffffff',
  chosen: '#e6eefa',
  danger: '#b42318',
  dangerSoft: '#fdecea',
  warning: '#8a5000',
  warningSoft: '#fdf2dd',
  success: '#1b6e42',
  successSoft: '#e4f4ea',
};

export const dark: Palette = {
  ground: '#14171c',
  surface: '#1b1f26',
  raised: '#232831',
  border: '#343b47',
  text: '#e4e8ee',
  muted: '#9ea8b7',
  accent: '#7fb0ff',
  onAccent: '#10203a',
  chosen: '#23344f',
  danger: '#ff938a',
  dangerSoft: '#43211f',
  warning: '#f0b65c',
  warningSoft: '#3c2f17',
  success: '#74cd98',
  successSoft: '#1c3527',
};

/** Lines of charts, told apart in either theme and by most colour-blind eyes (after Okabe and Ito). */
export const chartColours = {
  light: ['#1d5bb5', '#c2560a', '#0b7a62', '#8d4a9e', '#8a6d00', '#596373'],
  dark: ['#7fb0ff', '#f2a25c', '#5fd0b3', '#d79be6', '#e3c95a', '#9ea8b7'],
} as const;
