import { DatePicker } from 'antd';
import { type ComponentProps, type InputHTMLAttributes, type Ref, useState } from 'react';
import { calendar, type Wall } from './calendar.ts';
import type { Lean } from './parse.ts';
import { nowIn, useZone } from './zone.ts';

type InputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

/** Shows what is being typed until it is left: the picker would rewrite “yesterday” before “3pm” is added. */
function TypedInput({ value, onChange, onBlur, onKeyDown, ...rest }: InputProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      {...rest}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') setTyped(undefined);
        onKeyDown?.(event);
      }}
      onBlur={(event) => {
        setTyped(undefined);
        onBlur?.(event);
      }}
    />
  );
}
const components = { input: TypedInput };

const pickers = new Map<string, ReturnType<typeof DatePicker.generatePicker<Wall>>>();

function pickerFor(zone: string, lean: Lean) {
  const key = `${zone} ${lean}`;
  const picker = pickers.get(key) ?? DatePicker.generatePicker<Wall>(calendar(() => nowIn(zone), lean));
  pickers.set(key, picker);
  return picker;
}

type Props = Pick<
  ComponentProps<ReturnType<typeof DatePicker.generatePicker<Wall>>>,
  | 'id'
  | 'disabled'
  | 'placeholder'
  | 'status'
  | 'allowClear'
  | 'presets'
  | 'className'
  | 'autoFocus'
  | 'onKeyDown'
> & {
  value: Wall | null;
  onChange(value: Wall | null): void;
  /** Whether a bare “Wednesday” is the one just past or the one to come. */
  lean: Lean;
  /** Whether a time of day belongs to it. */
  time?: boolean;
  'aria-label'?: string;
};

/** A day, or a day and time, in the user's zone: picked, or typed as it is said (`昨天下午3点`, `last fri 10:00`). */
export function WhenPicker({ value, onChange, lean, time = false, ...rest }: Props) {
  const Picker = pickerFor(useZone(), lean);
  return (
    <Picker
      {...rest}
      style={{ width: '100%' }}
      value={value}
      components={components}
      needConfirm={false}
      format={time ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
      showTime={time && { format: 'HH:mm', minuteStep: 5 }}
      onCalendarChange={(wall) => {
        if (!Array.isArray(wall)) onChange(wall ?? null);
      }}
      onChange={(wall) => {
        if (!Array.isArray(wall)) onChange(wall ?? null);
      }}
    />
  );
}
