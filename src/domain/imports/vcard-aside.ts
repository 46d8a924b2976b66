import { birthdayText } from './vcard-birthday.ts';
import { type ContentLine, splitValue, unescapeValue } from './vcard-lines.ts';

/** What a card says for which there is no field: kept as details, each under the name that it has on the phone. */
export type Aside = { label: string; text: string };

/** Properties about the card itself, or of use only to the program that wrote it. */
const TECHNICAL =
  /^(?:VERSION|PRODID|REV|UID|SOURCE|NAME|PROFILE|MAILER|CLIENTPIDMAP|XML|KIND|CLASS|X-CLASS|SORT-STRING|X-AB(?:LABEL|ADR|UID|SHOWAS|CROP-RECTANGLE)|X-ADDRESSBOOKSERVER-KIND|X-IMAGETYPE|X-IMAGEHASH|X-LIAISON-.*)$/;
/** Properties that are read into fields, however often they occur. */
const IN_FIELDS = new Set(['N', 'FN', 'TEL', 'EMAIL', 'ADR', 'URL', 'NOTE', 'CATEGORIES']);

/** Properties and types by the words that we have for them (`imports:property.…`). */
const WORDS: Record<string, string> = {
  'X-ABDATE': 'date',
  'X-EVOLUTION-ANNIVERSARY': 'anniversary',
  'X-ANNIVERSARY': 'anniversary',
  'X-ABRELATEDNAMES': 'related',
  'X-ASSISTANT': 'assistant',
  'X-EVOLUTION-ASSISTANT': 'assistant',
  'X-MANAGER': 'manager',
  'X-EVOLUTION-MANAGER': 'manager',
  'X-SPOUSE': 'spouse',
  'X-EVOLUTION-SPOUSE': 'spouse',
  'X-SOCIALPROFILE': 'impp',
  'X-LINE': 'line',
  'X-PHONETIC-FIRST-NAME': 'phonetic',
  'X-PHONETIC-LAST-NAME': 'phonetic',
  ALTBDAY: 'lunar-birthday',
  'X-ALTBDAY': 'lunar-birthday',
};
const PROPERTY_WORDS = [
  'anniversary',
  'assistant',
  'birthday',
  'child',
  'date',
  'department',
  'friend',
  'gender',
  'geo',
  'impp',
  'key',
  'lang',
  'line',
  'logo',
  'lunar-birthday',
  'manager',
  'nickname',
  'org',
  'other',
  'parent',
  'partner',
  'phonetic',
  'photo',
  'related',
  'role',
  'sound',
  'spouse',
  'title',
  'tz',
] as const;
type PropertyWord = (typeof PROPERTY_WORDS)[number];
export const isPropertyWord = (text: string): text is PropertyWord =>
  PROPERTY_WORDS.some((word) => word === text);

/** Most details with two columns each; the rest share one. */
const MOST_ASIDE = 30;

const textOf = (line: ContentLine) => unescapeValue(line.value).trim();

/** Apple writes its own labels as `_$!<Mobile>!$_`. */
export const APPLE_LABEL = /^_\$!<(.*)>!\$_$/;

/** What somebody named it, else what the property is called. */
function labelOf(line: ContentLine, labels: ReadonlyMap<string, string>): string {
  const groupLabel = (line.group === '' ? undefined : labels.get(line.group)) ?? '';
  const own = APPLE_LABEL.exec(groupLabel)?.[1]?.toLowerCase() ?? groupLabel;
  if (own !== '') return own;
  const [type] = line.parameters.get('TYPE') ?? [];
  if (line.name === 'RELATED' && type !== undefined && isPropertyWord(type.toLowerCase()))
    return type.toLowerCase();
  const word = WORDS[line.name] ?? line.name.toLowerCase();
  return isPropertyWord(word) ? word : line.name.replace(/^X-/, '');
}

/** `IMPP;X-SERVICE-TYPE=QQ:x-apple:12345678` → QQ: 12345678; `skype:lilei` → skype: lilei. */
function chatOf(line: ContentLine): Aside {
  const [service] = line.parameters.get('X-SERVICE-TYPE') ?? [];
  const [, scheme = '', account = ''] = /^([a-z][a-z0-9+.-]{0,30}):(?:\/\/)?(.*)$/is.exec(textOf(line)) ?? [];
  const types = (line.parameters.get('TYPE') ?? []).filter(
    (type) => !/^(?:pref|work|home|other)$/i.test(type),
  );
  const serviceName = service ?? (/^(?:x-apple|https?)$/i.test(scheme) ? types[0] : scheme || types[0]);
  const isLink = scheme === '' || /^https?$/i.test(scheme);
  return { label: serviceName ?? 'impp', text: isLink ? textOf(line) : account };
}

/** Rows of Android's own: `vnd.android.cursor.item/relation;韩梅;14;配偶;…`. */
function androidOf(line: ContentLine): Aside | null {
  const [kind = '', value = '', type = '', label = ''] = splitValue(line.value, ';');
  const word = kind.replace(/^.*\//, '').replace(/^contact_event$/, type === '1' ? 'anniversary' : 'date');
  return value === '' ? null : { label: label || word, text: value };
}

/**
 * The rest of a card.
 * @param usedLines lines whose text became a field
 * @param labels what groups of lines are named
 */
export function asideOf(
  lines: readonly ContentLine[],
  usedLines: ReadonlySet<ContentLine>,
  labels: ReadonlyMap<string, string>,
): Aside[] {
  const all = lines.flatMap((line): Aside[] => {
    if (usedLines.has(line) || TECHNICAL.test(line.name) || IN_FIELDS.has(line.name)) return [];
    if (line.name === 'X-ANDROID-CUSTOM') return [androidOf(line) ?? []].flat();
    if (line.name === 'IMPP' || line.name === 'X-SOCIALPROFILE') return [chatOf(line)];
    const parts = splitValue(line.value, ';').filter((part) => part !== '');
    return [{ label: labelOf(line, labels), text: birthdayText(line) || parts.join('; ') }];
  });
  const withText = all.filter(({ text }) => text !== '');
  const rest = withText.slice(MOST_ASIDE).map(({ label, text }) => `${label}: ${text}`);
  return rest.length === 0
    ? withText
    : [...withText.slice(0, MOST_ASIDE), { label: 'other', text: rest.join('\n') }];
}
