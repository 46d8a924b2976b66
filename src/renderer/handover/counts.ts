import type { TFunction } from 'i18next';
import type { OutputOf } from '../bridge.ts';

type Counts = OutputOf<'handover.list'>[number]['counts'];

const KINDS = [
  'stakeholders',
  'people',
  'interactions',
  'nextSteps',
  'feedback',
  'openFeedback',
  'attachments',
  'reports',
] as const satisfies readonly (keyof Counts)[];

/** The contents of a pack in words: "12 stakeholders", "3 of them open". */
export const countTexts = (counts: Counts, t: TFunction): string[] => [
  ...KINDS.filter((kind) => counts[kind] > 0 || kind === 'stakeholders').map((kind) =>
    t(`handover:counts.${kind}`, { count: counts[kind] }),
  ),
  ...Object.entries(counts.more ?? {}).map(([table, count]) =>
    t('handover:counts.more', { count, what: t(`trail:table.${table}`) }),
  ),
];
