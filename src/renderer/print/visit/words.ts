import type { TFunction } from 'i18next';
import type { OutputOf } from '../../bridge.ts';

type Birthday = NonNullable<OutputOf<'stakeholders.get'>['people'][number]['birthday']>;

/** `03-08`, 农历闰2月12日 … : a day of the year in its own calendar. */
export function birthdayText({ month, day, calendar, leap = false }: Birthday, t: TFunction): string {
  if (calendar === 'solar') return t('print:visit.solar', { month, day });
  return t(leap ? 'print:visit.lunarLeap' : 'print:visit.lunar', { month, day });
}

/** The beginning of a text on one line, cut between characters as people see them. */
export function clipped(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const graphemes = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  return graphemes.length <= most ? line : `${graphemes.slice(0, most - 1).join('')}…`;
}
