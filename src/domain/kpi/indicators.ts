/** What a value is: a share of 1, a number of things, elapsed hours, a mark of 1 to 5, contacts for each stakeholder. */
const UNITS = ['ratio', 'count', 'hours', 'score', 'per-stakeholder'] as const;
type Unit = (typeof UNITS)[number];

export type Better = 'higher' | 'lower' | 'neither';

export type Indicator = {
  id: string;
  unit: Unit;
  better: Better;
  /** Default target; null: none. A policy version may set another. */
  target: number | null;
  /** Where the indicator, or its target, is demanded. Without a source the default target is ours. */
  source?: string;
};

/**
 * Indicators of the evaluation (S0 §3.5; S1 §5; S2 §1, §2), in the order of the report. Labels and formulas are
 * `kpi:indicator.*` and `kpi:formula.*`; docs/formulas.md defines each.
 */
export const INDICATORS = [
  { id: 'cadence-compliance', unit: 'ratio', better: 'higher', target: 0.9 },
  {
    id: 'contacts-per-stakeholder',
    unit: 'per-stakeholder',
    better: 'higher',
    target: null,
    source: 'S0 §3.5',
  },
  { id: 'never-contacted', unit: 'count', better: 'lower', target: null },
  { id: 'first-response-on-time', unit: 'ratio', better: 'higher', target: 0.95, source: 'S0 §4.2' },
  { id: 'resolution-on-time', unit: 'ratio', better: 'higher', target: 0.95 },
  { id: 'response-median', unit: 'hours', better: 'lower', target: null },
  { id: 'response-p90', unit: 'hours', better: 'lower', target: null },
  { id: 'open-feedback', unit: 'count', better: 'lower', target: null },
  { id: 'breaches', unit: 'count', better: 'lower', target: null },
  { id: 'satisfaction', unit: 'score', better: 'higher', target: 4 },
  { id: 'customer-satisfaction', unit: 'score', better: 'higher', target: 4, source: 'S0 §3.5' },
  { id: 'supplier-satisfaction', unit: 'score', better: 'higher', target: 4, source: 'S0 §3.5' },
  { id: 'partner-satisfaction', unit: 'score', better: 'higher', target: 4, source: 'S2 §1.1' },
  { id: 'conflict-resolution', unit: 'ratio', better: 'higher', target: 0.95, source: 'S2 §2.2' },
  { id: 'suggestion-landing', unit: 'ratio', better: 'higher', target: 0.8, source: 'S2 §2.2' },
  { id: 'requirement-landing-on-time', unit: 'ratio', better: 'higher', target: 0.95, source: 'S2 §2.3' },
  { id: 'decision-pass-on', unit: 'ratio', better: 'higher', target: 0.95, source: 'S2 §2.2' },
  { id: 'customer-retention', unit: 'ratio', better: 'higher', target: null, source: 'S2 §1.1' },
] as const satisfies readonly Indicator[];

export type IndicatorId = (typeof INDICATORS)[number]['id'];

export const isIndicator = (id: string): id is IndicatorId =>
  INDICATORS.some((indicator) => indicator.id === id);
