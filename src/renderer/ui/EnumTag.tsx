import { useTranslation } from 'react-i18next';
import css from './ui.module.css';

/** Enumerations that `enums.json` has words for. */
export type EnumName =
  | 'stakeholderKind'
  | 'tier'
  | 'influence'
  | 'interest'
  | 'status'
  | 'confidentiality'
  | 'channel'
  | 'direction'
  | 'purpose'
  | 'dueState'
  | 'slot'
  | 'feedbackKind'
  | 'feedbackPriority'
  | 'feedbackState'
  | 'feedbackClock'
  | 'clockState'
  | 'reminderKind'
  | 'alertKind';

export type Tone = 'plain' | 'accent' | 'good' | 'warning' | 'bad' | 'quiet';

/** Values that deserve attention; all others are plain. */
const TONES: Partial<Record<EnumName, Record<string, Tone>>> = {
  tier: { key: 'accent' },
  influence: { high: 'accent', low: 'quiet' },
  interest: { high: 'accent', low: 'quiet' },
  status: { active: 'good', prospect: 'accent', dormant: 'warning', ended: 'quiet' },
  confidentiality: { strict: 'warning' },
  dueState: {
    overdue: 'bad',
    today: 'warning',
    'due-today': 'warning',
    week: 'accent',
    'never-contacted': 'warning',
    none: 'quiet',
  },
  feedbackPriority: { important: 'bad' },
  feedbackState: {
    new: 'accent',
    'in-progress': 'accent',
    waiting: 'warning',
    resolved: 'good',
    closed: 'quiet',
  },
  clockState: { breached: 'bad', 'met-late': 'warning', met: 'good', paused: 'quiet' },
};

/** The colour that a value of an enumeration is shown in. */
export const toneOf = (name: EnumName, value: string): Tone => TONES[name]?.[value] ?? 'plain';

/** A short word on a quiet ground. */
export function Chip({ tone = 'plain', children }: { tone?: Tone; children: string }) {
  return (
    <span className={css.chip} data-tone={tone}>
      {children}
    </span>
  );
}

/** A value of an enumeration in the user's language. `plain` leaves colour and ground out. */
export function EnumTag({ of, value, plain = false }: { of: EnumName; value: string; plain?: boolean }) {
  const { t } = useTranslation();
  const label = t(`enums:${of}.${value}`);
  return plain ? label : <Chip tone={toneOf(of, value)}>{label}</Chip>;
}

/** Options of a select, in the order of the enumeration. */
export function useEnumOptions<T extends string>(
  of: EnumName,
  values: readonly T[],
): { value: T; label: string }[] {
  const { t } = useTranslation();
  return values.map((value) => ({ value, label: t(`enums:${of}.${value as string}`) }));
}
