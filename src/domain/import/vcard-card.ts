import { type Message, message } from '../message.ts';
import { birthdayText, parseBirthday } from './birthday-text.ts';
import { isExchangeName } from './contact-points.ts';
import type { ContactPoint } from './fields.ts';
import { joinAddress } from './names.ts';
import type { SingleField } from './vcard.ts';
import { type ContentLine, splitValue, unescapeValue } from './vcard-lines.ts';

/** What one card says, by the fields of a list. */
export type Card = {
  single: Partial<Record<SingleField, string>>;
  phones: ContactPoint[];
  emails: ContactPoint[];
  /** The one to use comes first. */
  addresses: string[];
  websites: string[];
  problem?: Message;
};

const text = (line: ContentLine | undefined) => (line === undefined ? '' : unescapeValue(line.value).trim());
const types = (line: ContentLine) => (line.parameters.get('TYPE') ?? []).map((type) => type.toUpperCase());

/** What TYPEs say a number is for, in one of our words; place before device: `work mobile`. */
const TYPE_LABELS: Record<string, string> = {
  WORK: 'work',
  HOME: 'home',
  CELL: 'mobile',
  IPHONE: 'mobile',
  FAX: 'fax',
  PAGER: 'pager',
  MAIN: 'main',
  OTHER: 'other',
};

/** Apple writes its own labels as `_$!<Mobile>!$_`. */
const APPLE_LABEL = /^_\$!<(.*)>!\$_$/;
const APPLE_WORDS: Record<string, string> = { homefax: 'home fax', workfax: 'work fax', iphone: 'mobile' };

/** The label of a number: what somebody named it (X-ABLabel, Android's X- types), else what its types say. */
function labelOf(line: ContentLine, labels: Map<string, string>): string {
  const named = line.group === '' ? undefined : labels.get(line.group);
  if (named !== undefined && named !== '') {
    const apple = APPLE_LABEL.exec(named);
    if (apple === null) return named;
    const word = (apple[1] ?? '').toLowerCase();
    return APPLE_WORDS[word] ?? word;
  }
  const own = line.parameters.get('TYPE')?.find((type) => /^X-/i.test(type));
  const known = Object.keys(TYPE_LABELS).filter((type) => types(line).includes(type));
  const words = [...new Set(known.map((type) => TYPE_LABELS[type] ?? ''))];
  if (words.length === 0 && own !== undefined) return own.slice(2);
  return words.join(' ');
}

/** `tel:+86-138;ext=12` of vCard 4.0 → `+86-138 ext. 12`. */
function phoneText(line: ContentLine): string {
  const value = text(line);
  if (!/^tel:/i.test(value)) return value;
  const [number = '', ...parameters] = value.slice(4).split(';');
  const extension = parameters.find((parameter) => /^ext=/i.test(parameter))?.slice(4);
  return extension === undefined ? number : `${number} ext. ${extension}`;
}

/** WeChat has no property of its own: X-WECHAT, or IMPP with a service type (iPhone: 微信号). */
function wechatOf(lines: ContentLine[]): string {
  for (const line of lines) {
    if (/^X-WECHAT(?:ID)?$/.test(line.name)) return text(line);
    const service = (line.parameters.get('X-SERVICE-TYPE') ?? []).concat(types(line)).join();
    const isWechat = /wechat|weixin|微信/i.test(service) || /^(?:wechat|weixin|wxid):/i.test(line.value);
    if ((line.name === 'IMPP' || line.name === 'X-SOCIALPROFILE') && isWechat) {
      return text(line).replace(/^[a-z-]+:(?:\/\/)?/i, '');
    }
  }
  return '';
}

/** Year 1 of the 78th cycle, as Apple counts Chinese years, is 1984. */
const CYCLE_78 = 1984;

/** `X-ALTBDAY;CALSCALE=chinese:007800021101` (cycle, year of the cycle, month, day) → 农历 1985-11-01. */
function appleLunar(line: ContentLine): string {
  const found = /^(\d{4})(\d{4})(\d{2})(L?)(\d{2})$/i.exec(line.value.trim());
  if (found === null) return '';
  const [, cycle, year, month = '', leap, day = ''] = found;
  return birthdayText({
    calendar: 'lunar',
    year: CYCLE_78 + (Number(cycle) - 78) * 60 + Number(year) - 1,
    month: Number(month),
    day: Number(day),
    leap: leap !== '',
  });
}

/** Android's own rows: `vnd.android.cursor.item/nickname;老张;1;…`. */
const androidNickname = (lines: ContentLine[]): string =>
  lines
    .filter(({ name }) => name === 'X-ANDROID-CUSTOM')
    .map(({ value }) => splitValue(value, ';'))
    .find(([kind]) => kind?.endsWith('/nickname'))?.[1] ?? '';

/** Android's own rows: `vnd.android.cursor.item/contact_event;1990-08-15;0;农历生日;…`; type 3 is a birthday. */
function androidBirthday(line: ContentLine): string {
  const [kind = '', date = '', type, label = ''] = splitValue(line.value, ';');
  if (!/contact_event$|lunar/i.test(kind)) return '';
  const isLunar = /lunar/i.test(kind) || /农历|阴历|lunar/i.test(label);
  if (!isLunar && type !== '3') return '';
  return isLunar ? `农历 ${date}` : date;
}

/** RFC 6350 §6.2.5: `BDAY;VALUE=text:circa 1800`. */
const isInWords = (line: ContentLine) => line.parameters.get('VALUE')?.[0]?.toLowerCase() === 'text';

/** The solar birthday where there is one; else a lunar one, as Chinese phones keep it. */
function birthdayOf(lines: ContentLine[]): string {
  let lunar = '';
  for (const line of lines) {
    if (isInWords(line)) continue;
    const value = text(line);
    if (line.name === 'BDAY' && value !== '') {
      return line.parameters.get('CALSCALE')?.[0]?.toLowerCase() === 'chinese' ? `农历 ${value}` : value;
    }
    if (lunar !== '') continue;
    if (/^(?:X-)?ALTBDAY$/.test(line.name)) lunar = appleLunar(line);
    else if (line.name === 'X-ANDROID-CUSTOM') lunar = androidBirthday(line);
    else if (/^X-.*LUNAR/.test(line.name) && parseBirthday(value) !== null) lunar = `农历 ${value}`;
  }
  return lunar;
}

/** The preferred line of several: PREF=1, type=pref, else the first. */
const preferred = (lines: ContentLine[]): ContentLine | undefined =>
  lines.find((line) => line.parameters.get('PREF')?.[0] === '1' || types(line).includes('PREF')) ?? lines[0];

/** The preferred address first, then that of the business. */
const addressRank = (line: ContentLine): number =>
  line.parameters.get('PREF')?.[0] === '1' || types(line).includes('PREF')
    ? 0
    : types(line).includes('WORK')
      ? 1
      : 2;

function addressOf(line: ContentLine): string {
  const [box = '', extended = '', street = '', city = '', region = '', postalCode = '', country = ''] =
    splitValue(line.value, ';');
  return joinAddress({
    street: [street, extended, box],
    city: [city],
    region: [region],
    postalCode: [postalCode],
    country: [country],
  });
}

/** KIND of vCard 4.0, and what Apple writes for it in 3.0. */
const isGroup = (get: (name: string) => string): boolean =>
  [get('KIND'), get('X-ADDRESSBOOKSERVER-KIND')].some((kind) => kind.toLowerCase() === 'group');

/** Whether a card is that of an organisation: KIND of vCard 4.0, Apple's mark, or a name that is the company's. */
function isOrganisation(get: (name: string) => string, names: readonly string[], company: string): boolean {
  const isNamedSo = company !== '' && get('FN') === company && names.every((name) => name === '');
  return get('KIND').toLowerCase() === 'org' || get('X-ABSHOWAS').toUpperCase() === 'COMPANY' || isNamedSo;
}

/** Each text once, without empty ones. */
const present = (texts: string[]) => [...new Set(texts)].filter((one) => one !== '');

/** Reads the lines of one card. */
export function readCard(lines: ContentLine[]): Card {
  const all = (name: string) => lines.filter((line) => line.name === name);
  const get = (name: string) => text(preferred(all(name)));
  const labels = new Map(all('X-ABLABEL').map((line) => [line.group, text(line)]));
  const parts = (name: string) => splitValue(preferred(all(name))?.value ?? '', ';');
  const points = (name: string, value: (line: ContentLine) => string): ContactPoint[] =>
    all(name).map((line) => ({ label: labelOf(line, labels), value: value(line) }));

  const [familyName = '', givenName = '', middleName = '', namePrefix = '', nameSuffix = ''] = parts('N');
  const [company = '', ...units] = parts('ORG');
  const organisation = isOrganisation(get, parts('N'), company);
  const person: Card['single'] = organisation
    ? {}
    : {
        ...{ personName: get('FN'), familyName, givenName, middleName, namePrefix, nameSuffix },
        nickname: get('NICKNAME') || androidNickname(lines),
      };
  return {
    single: {
      ...person,
      stakeholderName: company === '' && organisation ? get('FN') : company,
      department: units.filter((unit) => unit !== '').join(' / '),
      role: get('TITLE') || get('ROLE'),
      birthday: birthdayOf(lines),
      birthdayText: all('BDAY').filter(isInWords).map(text).join('; '),
      wechat: wechatOf(lines),
      tags: all('CATEGORIES')
        .flatMap((line) => splitValue(line.value, ','))
        .map((tag) => tag.replace(/[\\;]/g, '\\$&'))
        .join('; '),
      notes: all('NOTE').map(text).join('\n'),
      kind: get('X-LIAISON-KIND'),
      preferredChannel: get('X-LIAISON-CHANNEL'),
      primary: get('X-LIAISON-PRIMARY'),
      stakeholderId: get('X-LIAISON-STAKEHOLDER'),
      personId: get('X-LIAISON-PERSON'),
    },
    phones: points('TEL', phoneText),
    emails: points('EMAIL', text).filter((email) => !isExchangeName(email.value)),
    addresses: present(
      all('ADR')
        .toSorted((a, b) => addressRank(a) - addressRank(b))
        .map(addressOf),
    ),
    websites: present([get('URL'), ...all('URL').map(text)]),
    ...(isGroup(get) && { problem: message('import:error.group') }),
  };
}
