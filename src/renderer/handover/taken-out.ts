import type { TFunction } from 'i18next';
import type { OutputOf } from '../bridge.ts';
import { formatInstant } from '../ui/days.ts';

type TakenOut = OutputOf<'people.erase'>['takenOut'];

/** "Stakeholders (XLSX): 3 times, last 2026-11-20 14:30". */
export const takenOutTexts = (takenOut: TakenOut, zone: string, t: TFunction): string[] =>
  takenOut.map(({ what, times, lastAt }) =>
    t('handover:takenOut.line', { what, count: times, at: formatInstant(lastAt, zone) }),
  );
