import { parseBirthday, birthdayText as textOf } from './birthday-text.ts';
import { type ContentLine, splitValue, unescapeValue } from './vcard-lines.ts';

/** Birthdays of cards: solar ones, and lunar ones as phones write them. */

/** Year 1 of the 78th cycle, as Apple counts Chinese years, is 1984. */
const CYCLE_78 = 1984;

/** `X-ALTBDAY;CALSCALE=chinese:007800021101` (cycle, year of the cycle, month, day) → 农历 1985-11-01. */
function appleLunar(line: ContentLine): string {
  const match = /^(\d{4})(\d{4})(\d{2})(L?)(\d{2})$/i.exec(line.value.trim());
  if (match === null) return '';
  const [, cycle, year, month = '', leap, day = ''] = match;
  return textOf({
    calendar: 'lunar',
    year: CYCLE_78 + (Number(cycle) - 78) * 60 + Number(year) - 1,
    month: Number(month),
    day: Number(day),
    leap: leap !== '',
  });
}

/** Android's own rows: `vnd.android.cursor.item/contact_event;1990-08-15;0;农历生日;…`; type 3 is a birthday. */
function androidBirthday(line: ContentLine): string {
  const [kind = '', date = '', type, label = ''] = splitValue(line.value, ';');
  if (!/contact_event$|lunar/i.test(kind)) return '';
  const isLunar = /lunar/i.test(kind) || /农历|阴历|lunar/i.test(label);
  if (!isLunar && type !== '3') return '';
  return isLunar ? `农历 ${date}` : date;
}

/** RFC 6350 §6.2.5: `BDAY;VALUE=text:circa 1800`. */
export const isInWords = (line: ContentLine) => line.parameters.get('VALUE')?.[0]?.toLowerCase() === 'text';

/** What a line says of a birthday; empty where it says nothing of it. */
export function birthdayText(line: ContentLine): string {
  if (isInWords(line)) return '';
  const value = unescapeValue(line.value).trim();
  if (line.name === 'BDAY' && value !== '')
    return line.parameters.get('CALSCALE')?.[0]?.toLowerCase() === 'chinese' ? `农历 ${value}` : value;
  if (/^(?:X-)?ALTBDAY$/.test(line.name)) return appleLunar(line);
  if (line.name === 'X-ANDROID-CUSTOM') return androidBirthday(line);
  return /^X-.*LUNAR/.test(line.name) && parseBirthday(value) !== null ? `农历 ${value}` : '';
}

/** The line of the solar birthday where there is one; else that of a lunar one, as Chinese phones keep it. */
export function birthdayLine(lines: readonly ContentLine[]): ContentLine | undefined {
  const all = lines.filter((line) => birthdayText(line) !== '');
  return all.find(({ name }) => name === 'BDAY') ?? all[0];
}
