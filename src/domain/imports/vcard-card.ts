import { type Message, message } from '../message.ts';
import type { ContactPoint } from './fields.ts';
import { joinAddress } from './names.ts';
import type { SingleField } from './vcard.ts';
import { APPLE_LABEL, type Aside, asideOf } from './vcard-aside.ts';
import { birthdayLine, birthdayText, isInWords } from './vcard-birthday.ts';
import { type ContentLine, splitValue, unescapeValue } from './vcard-lines.ts';

/** One card as the fields of a list. */
export type Card = {
  single: Partial<Record<SingleField, string>>;
  phones: ContactPoint[];
  emails: ContactPoint[];
  /** The one to use comes first. */
  addresses: string[];
  websites: string[];
  /** What there are no fields for. */
  aside: Aside[];
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

const APPLE_WORDS: Record<string, string> = { homefax: 'home fax', workfax: 'work fax', iphone: 'mobile' };

/** The label of a number: what somebody named it (X-ABLabel, Android's X- types), else what its types say. */
function labelOf(line: ContentLine, labels: Map<string, string>): string {
  const groupLabel = line.group === '' ? undefined : labels.get(line.group);
  if (groupLabel !== undefined && groupLabel !== '') {
    const apple = APPLE_LABEL.exec(groupLabel);
    if (apple === null) return groupLabel;
    const word = (apple[1] ?? '').toLowerCase();
    return APPLE_WORDS[word] ?? word;
  }
  const own = line.parameters.get('TYPE')?.find((type) => /^X-/i.test(type));
  const labelledTypes = Object.keys(TYPE_LABELS).filter((type) => types(line).includes(type));
  const words = [...new Set(labelledTypes.map((type) => TYPE_LABELS[type] ?? ''))];
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
function isWechat(line: ContentLine): boolean {
  if (/^X-WECHAT(?:ID)?$/.test(line.name)) return true;
  const service = (line.parameters.get('X-SERVICE-TYPE') ?? []).concat(types(line)).join();
  const isNamed = /wechat|weixin|微信/i.test(service) || /^(?:wechat|weixin|wxid):/i.test(line.value);
  return (line.name === 'IMPP' || line.name === 'X-SOCIALPROFILE') && isNamed;
}
const wechatText = (line: ContentLine): string =>
  line.name.startsWith('X-WECHAT') ? text(line) : text(line).replace(/^[a-z-]+:(?:\/\/)?/i, '');

/** Android's own rows: `vnd.android.cursor.item/nickname;老张;1;…`. */
const isAndroidNickname = ({ name, value }: ContentLine): boolean =>
  name === 'X-ANDROID-CUSTOM' && splitValue(value, ';')[0]?.endsWith('/nickname') === true;

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
  const role = preferred(all('TITLE')) ?? preferred(all('ROLE'));
  const nickname = preferred(all('NICKNAME'));
  const birthday = birthdayLine(lines);
  const inWords = all('BDAY').filter(isInWords);
  const wechat = lines.find(isWechat);
  const android = lines.find(isAndroidNickname);
  const person: Card['single'] = organisation
    ? {}
    : {
        ...{ personName: get('FN'), familyName, givenName, middleName, namePrefix, nameSuffix },
        nickname: text(nickname) || splitValue(android?.value ?? '', ';')[1] || '',
      };
  const usedLines = [
    preferred(all('ORG')),
    role,
    birthday,
    ...inWords,
    wechat,
    android,
    organisation ? undefined : nickname,
  ];
  return {
    single: {
      ...person,
      stakeholderName: company === '' && organisation ? get('FN') : company,
      department: units.filter((unit) => unit !== '').join(' / '),
      role: text(role),
      birthday: birthday === undefined ? '' : birthdayText(birthday),
      birthdayText: inWords.map(text).join('; '),
      wechat: wechat === undefined ? '' : wechatText(wechat),
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
    emails: points('EMAIL', text),
    addresses: present(
      all('ADR')
        .toSorted((a, b) => addressRank(a) - addressRank(b))
        .map(addressOf),
    ),
    websites: present([get('URL'), ...all('URL').map(text)]),
    aside: asideOf(lines, new Set(usedLines.filter((line) => line !== undefined)), labels),
    ...(isGroup(get) && { problem: message('imports:error.group') }),
  };
}
