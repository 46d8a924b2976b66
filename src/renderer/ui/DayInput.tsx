import { WhenPicker } from '../interactions/when/WhenPicker.tsx';
import { dayOf, wallOfDay } from '../interactions/when/zone.ts';

type Props = {
  id?: string;
  value?: string | null;
  onChange?(day: string | undefined): void;
  /** Whether a bare “Wednesday” is the one just past or the one to come. */
  lean?: 'past' | 'future';
  'aria-label'?: string;
};

/** A day as forms keep it, `YYYY-MM-DD`; typed, said (“下周三”) or picked. */
export function DayInput({ value, onChange, lean = 'past', ...rest }: Props) {
  return (
    <WhenPicker
      {...rest}
      lean={lean}
      value={value === undefined || value === null ? null : wallOfDay(value)}
      onChange={(wall) => onChange?.(wall === null ? undefined : dayOf(wall))}
    />
  );
}
