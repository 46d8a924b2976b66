import type { EnumName } from '../ui/EnumTag.tsx';
import type { ChoiceName } from './filter.ts';

/** Which words of `enums.json` a filter chooses from. */
export const ENUM_OF: Record<ChoiceName, EnumName> = {
  kinds: 'stakeholderKind',
  tiers: 'tier',
  influences: 'influence',
  interests: 'interest',
  statuses: 'status',
  dueStates: 'dueState',
  confidentialities: 'confidentiality',
};
