import { foldText } from './identity/text.ts';
import { CORE_TAG } from './stakeholders.ts';

/** What people write for {@link CORE_TAG}: "core supplier" and "core partner" are the words of S2 §2.3. */
const CORE_WORDS = [
  '核心',
  '核心供应商',
  '核心伙伴',
  '核心合作伙伴',
  '核心客户',
  'core supplier',
  'core partner',
  'core customer',
];

/** Two tags are the same when these are: case and width don't count, and core is core in either language. */
function tagKey(tag: string): string {
  const key = foldText(tag).trim();
  return CORE_WORDS.includes(key) ? CORE_TAG : key;
}

export const hasTag = (tags: readonly string[], tagName: string): boolean =>
  tags.some((tag) => tagKey(tag) === tagKey(tagName));
