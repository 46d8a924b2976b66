import { FIELDS, type Field } from './fields.ts';
import { HEADING_WORDS } from './heading-words.ts';
import { MAX_COLUMNS } from './limits.ts';

/** Characters of headings as Taiwan and Hong Kong write them, each with its simplified form. */
const TRADITIONAL =
  '稱称聯联連联絡络電电話话機机郵邮職职門门備备註注號号單单務务業业類类別别級级網网傳传標标籤签負负責责經经銷销廠厂應应國国區区縣县動动謂谓農农曆历陽阳陰阴織织構构戶户長长員员夥伙處处狀状態态';
const SIMPLIFIED = new Map(
  (TRADITIONAL.match(/../gu) ?? []).map(([traditional = '', simplified = '']) => [traditional, simplified]),
);

/** A heading without what does not tell headings apart; numbers within it become `#`. */
function fold(heading: string): string {
  return heading
    .replace(/[（(](?:必填|选填|可选|required|optional)[)）]/gi, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u4e00-\u9fff]/g, (character) => SIMPLIFIED.get(character) ?? character)
    .replace(/\d+/g, '#')
    .replace(/[^\p{L}\p{N}#]/gu, '')
    .replace(/^#(?=.)/, '');
}

const KNOWN = new Map<string, Field>();
for (const field of FIELDS) {
  for (const heading of [field, ...(HEADING_WORDS[field]?.split('|') ?? [])]) KNOWN.set(fold(heading), field);
}

const fieldOfKey = (key: string): Field | null => KNOWN.get(key) ?? KNOWN.get(key.replace(/#$/, '')) ?? null;

/** Whose it is, before what it is: 联系人手机, 客户邮箱, Work Mobile. */
const WHOSE = /^(?:联系人|联系|客户|所属|工作|私人|个人|主要|primary|work|contact|associated)(?=.)/;
const REMARK = /[（(][^（(）)]*[)）]/g;

/** The field that every one of several words for it means: 职位/职务. */
function commonField(headings: string[]): Field | null {
  const [first = null, ...others] = headings.map((heading) => fieldOfKey(fold(heading)));
  return others.length > 0 && others.every((field) => field === first) ? first : null;
}

/** Longest heading, in characters: longer cells are notes. */
const LONGEST_HEADING = 100;

/** A heading is known as it stands, else without a remark in brackets, as two words for one thing, without whose it is. */
export const fieldOf = (heading: string): Field | null => {
  if (heading.length > LONGEST_HEADING) return null;
  const plain = heading.replace(REMARK, '');
  return (
    fieldOfKey(fold(heading)) ??
    fieldOfKey(fold(plain)) ??
    commonField(plain.split(/[/／、]/)) ??
    fieldOfKey(fold(plain).replace(WHOSE, ''))
  );
};

/** 联系人2 → 联系人, Contact 2 Phone → Contact Phone. */
export const withoutNumber = (heading: string): string =>
  heading.replace(/\d+/, '').replace(/\s+/g, ' ').trim();

/** How many of these cells are headings that we know: tells the row of headings from a title above it. */
export const knownHeadings = (cells: string[]): number =>
  cells.slice(0, MAX_COLUMNS).filter((cell) => fieldOf(cell) !== null).length;

const PERSONAL: ReadonlySet<Field> = new Set<Field>([
  'familyName',
  'givenName',
  'role',
  'department',
  'wechat',
  'birthday',
]);
/** Whether a column tells of the person of its row, where that names one. */
export const isOfPerson = (field: Field) => PERSONAL.has(field) || field === 'phone' || field === 'email';
/** Headings that name a person where another column names the company, else whatever the list is about. */
const AMBIGUOUS_NAMES = new Set(['name', '名字', '客户姓名'].map(fold));
/** Headings that name a person where another column names the company, and none the person: customers of WeCom, of CRMs. */
const CUSTOMERS = new Set(
  ['客户', '客户名称', 'customer', 'customer name', 'client', 'client name'].map(fold),
);
/** Two names that HubSpot has for one thing, of which it fills either. */
const SAME_COMPANY = new Set(
  ['company', 'company name', 'associated company', 'primary company', 'primary associated company'].map(
    fold,
  ),
);
/** Of several columns that could be these, the first is. */
const isSingle = (field: Field) => field === 'stakeholderName' || field === 'personName';

/**
 * What each column holds, as far as its heading tells; null where it does not. Only one column becomes the name of the
 * stakeholder or of the person: the best known comes first.
 */
export function recogniseHeadings(headings: string[]): (Field | null)[] {
  const fields = headings.map(fieldOf);
  const has = (field: Field) => fields.includes(field);
  const keys = headings.map(fold);

  // Outlook and HubSpot: where there is a Job Title, Title is a form of address.
  const jobTitle = keys.findIndex((heading) => heading === 'jobtitle' || heading === '职务');
  const hasPersonColumns = fields.some((field) => field !== null && PERSONAL.has(field));
  const names = fields.filter((field) => field === 'personName').length;
  const companies = fields.filter((field) => field === 'stakeholderName').length;
  const isOfPeople = names === 0 && !has('givenName') && (hasPersonColumns || has('phone'));
  const likelyFields = fields.map((field, i) => {
    const heading = keys[i] ?? '';
    if (heading === 'title' && jobTitle !== -1 && jobTitle !== i) return 'namePrefix';
    if (field === 'stakeholderName' && CUSTOMERS.has(heading) && companies > 1 && isOfPeople) {
      return 'personName';
    }
    if (field === 'personName' && AMBIGUOUS_NAMES.has(heading) && !has('stakeholderName')) {
      const isRegister = has('kind') || has('tier') || has('industry') || has('influence');
      if (names > 1 || (isRegister && !hasPersonColumns)) return 'stakeholderName';
    }
    return field;
  });
  // 联系人1, 电话1, 联系人2, 电话2: what stands after a second person is not the first one's.
  const second = likelyFields.findIndex(
    (field, i) => field === 'personName' && likelyFields.indexOf(field) !== i,
  );
  return likelyFields.map((field, i) => {
    if (field === null) return null;
    if (second !== -1 && i > second && isOfPerson(field) && likelyFields.indexOf(field) < second) return null;
    const best = likelyFields.indexOf(field);
    const isSame = [best, i].every((at) => SAME_COMPANY.has(fold((headings[at] ?? '').replace(REMARK, ''))));
    return isSingle(field) && best !== i && !isSame ? null : field;
  });
}

const LABELS: { label: string; pattern: RegExp }[] = [
  { label: 'work fax', pattern: /商务传真|公司传真|business fax|work fax/i },
  { label: 'home fax', pattern: /住宅传真|home fax/i },
  { label: 'fax', pattern: /传真|fax/i },
  { label: 'mobile', pattern: /手机|移动|mobile|cell/i },
  { label: 'work', pattern: /办公|商务|工作|企业|座机|business|work|office|direct/i },
  { label: 'home', pattern: /住宅|家庭|个人|home|personal/i },
  { label: 'main', pattern: /总机|主要|main|switchboard|前台/i },
];

/** What a column's heading says the numbers in it are for: 移动电话 → `mobile`. Empty where it does not. */
export const labelOf = (heading: string): string =>
  LABELS.find(({ pattern }) => pattern.test(heading))?.label ?? '';

/** The heading under which a mapping is remembered: the same list next month has the same one. */
export function signature(headings: string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(headings.map((heading) => heading.trim()).join('\u0000'))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
