import type { Birthday } from '../birthdays.ts';
import { birthdayText } from '../imports/birthday-text.ts';
import type { ContactPoint, PersonDraft } from '../imports/fields.ts';
import type { StakeholderKind } from '../stakeholders.ts';

/** A person with the stakeholder they belong to. */
export type ExportedPerson = PersonDraft & {
  stakeholder: { id: string; name: string; kind: StakeholderKind };
};

export const VCARD_VERSIONS = ['3.0', '4.0'] as const;
export type VcardVersion = (typeof VCARD_VERSIONS)[number];

/** RFC 6350 §3.4. */
const escapeText = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

const MAX_LINE_OCTETS = 75;

/** Folds a line at 75 octets, never within a character (RFC 6350 §3.2). */
function fold(line: string): string {
  if (line.length <= MAX_LINE_OCTETS / 3) return line;
  let lines = '';
  let octets = 0;
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > MAX_LINE_OCTETS) {
      lines += '\r\n ';
      octets = 1;
    }
    lines += character;
    octets += size;
  }
  return lines;
}

/** The TYPEs that other programs understand, for the words by which labels usually go. */
const LABEL_TYPES: { type: string; pattern: RegExp }[] = [
  { type: 'cell', pattern: /mobile|cell|手机|移动/i },
  { type: 'fax', pattern: /fax|传真/i },
  { type: 'work', pattern: /work|business|office|工作|办公|公司|商务/i },
  { type: 'home', pattern: /home|家庭|住宅/i },
];

/** A number or address; its own label goes along as Apple's and Android's address books write it. */
function pointLines(name: 'TEL' | 'EMAIL', points: ContactPoint[]): string[] {
  return points.flatMap(({ label, value }, i) => {
    const types = LABEL_TYPES.filter(({ pattern }) => pattern.test(label)).map(({ type }) => type);
    const parameter = types.length === 0 ? '' : `;TYPE=${types.join(',')}`;
    if (label === '') return [`${name}:${escapeText(value)}`];
    const group = `${name.toLowerCase()}${i + 1}`;
    return [`${group}.${name}${parameter}:${escapeText(value)}`, `${group}.X-ABLabel:${escapeText(label)}`];
  });
}

const two = (n: number) => String(n).padStart(2, '0');

/** Version 3.0 has no date without a year: Apple's 1604. A lunar date has no property in any version. */
function birthdayLines(birthday: Birthday | undefined, version: VcardVersion): string[] {
  if (birthday === undefined) return [];
  const { year, month, day, calendar } = birthday;
  if (calendar === 'lunar') return [`X-LUNAR-BIRTHDAY:${birthdayText(birthday)}`];
  if (version === '4.0') return [`BDAY:${year ?? '--'}${two(month)}${two(day)}`];
  if (year === null) return [`BDAY;X-APPLE-OMIT-YEAR=1604:1604-${two(month)}-${two(day)}`];
  return [`BDAY:${year}-${two(month)}-${two(day)}`];
}

/** One person as a card of vCard 3.0 (RFC 2426) or 4.0 (RFC 6350). */
export function vcardOf(person: ExportedPerson, version: VcardVersion): string {
  const { stakeholder } = person;
  const line = (name: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [`${name}:${escapeText(text)}`];
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    ...(version === '4.0' ? ['KIND:individual'] : []),
    `FN:${escapeText(person.name)}`,
    `N:${escapeText(person.name)};;;;`,
    `ORG:${[stakeholder.name, person.department ?? '']
      .filter((unit, i) => i === 0 || unit !== '')
      .map(escapeText)
      .join(';')}`,
    ...line('TITLE', person.role),
    ...pointLines('TEL', person.phones),
    ...pointLines('EMAIL', person.emails),
    ...birthdayLines(person.birthday, version),
    ...(person.address ? [`ADR:;;${escapeText(person.address)};;;;`] : []),
    ...line('X-WECHAT', person.wechat),
    ...line('NOTE', person.notes),
    ...line('X-LIAISON-CHANNEL', person.preferredChannel),
    ...(person.primary ? ['X-LIAISON-PRIMARY:true'] : []),
    `X-LIAISON-KIND:${stakeholder.kind}`,
    `X-LIAISON-STAKEHOLDER:${stakeholder.id}`,
    ...line('X-LIAISON-PERSON', person.id),
    // RFC 2426 §3.7.1; version 4.0 has no such property any more.
    version === '3.0' ? 'CLASS:CONFIDENTIAL' : 'X-CLASS:CONFIDENTIAL',
    'END:VCARD',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
