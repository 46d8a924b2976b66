import { FIELDS, type Field } from './fields.ts';
import { HEADING_WORDS } from './heading-words.ts';

/** A heading without what does not tell headings apart; numbers within it become `#`. */
function fold(heading: string): string {
  return heading
    .replace(/[（(](?:必填|选填|可选|required|optional)[)）]/gi, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/[^\p{L}\p{N}#]/gu, '')
    .replace(/^#(?=.)/, '');
}

const KNOWN = new Map<string, Field>();
for (const field of FIELDS) {
  for (const heading of [field, ...(HEADING_WORDS[field]?.split('|') ?? [])]) KNOWN.set(fold(heading), field);
}

const fieldOf = (heading: string): Field | null => {
  const folded = fold(heading);
  return KNOWN.get(folded) ?? KNOWN.get(folded.replace(/#$/, '')) ?? null;
};

/** How many of these cells are headings that we know: tells the row of headings from a title above it. */
export const knownHeadings = (cells: string[]): number =>
  cells.filter((cell) => fieldOf(cell) !== null).length;

const PERSONAL: ReadonlySet<Field> = new Set<Field>([
  'familyName',
  'givenName',
  'role',
  'department',
  'wechat',
  'birthday',
]);
/** Headings that name a person where another column names the company, else whatever the list is about. */
const AMBIGUOUS_NAMES = new Set(['name', '名字', '客户姓名'].map(fold));
/** Of several columns that could be these, the first is. */
const isSingle = (field: Field) =>
  field === 'stakeholderName' || field === 'personName' || field === 'birthday';

/**
 * What each column holds, as far as its heading tells; null where it does not. Only one column becomes the name of the
 * stakeholder, of the person, the birthday: the best known comes first.
 */
export function recogniseHeadings(headings: string[]): (Field | null)[] {
  const fields = headings.map(fieldOf);
  const has = (field: Field) => fields.includes(field);
  const folded = headings.map(fold);

  // Outlook and HubSpot: where there is a Job Title, Title is a form of address.
  const jobTitle = folded.findIndex((heading) => heading === 'jobtitle' || heading === '职务');
  const hasPersonColumns = fields.some((field) => field !== null && PERSONAL.has(field));
  const names = fields.filter((field) => field === 'personName').length;
  const meant = fields.map((field, i) => {
    const heading = folded[i] ?? '';
    if (heading === 'title' && jobTitle !== -1 && jobTitle !== i) return 'namePrefix';
    if (field === 'personName' && AMBIGUOUS_NAMES.has(heading) && !has('stakeholderName')) {
      const isRegister = has('kind') || has('tier') || has('industry') || has('influence');
      if (names > 1 || (isRegister && !hasPersonColumns)) return 'stakeholderName';
    }
    return field;
  });
  return meant.map((field, i) =>
    field !== null && isSingle(field) && meant.indexOf(field) !== i ? null : field,
  );
}

const LABELS: { label: string; pattern: RegExp }[] = [
  { label: 'work fax', pattern: /商务传真|公司传真|business fax|work fax/i },
  { label: 'home fax', pattern: /住宅传真|home fax/i },
  { label: 'fax', pattern: /传真|fax/i },
  { label: 'mobile', pattern: /手机|移动|mobile|cell/i },
  { label: 'work', pattern: /办公|商务|工作|座机|business|work|office|direct/i },
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
