import { DatePicker } from 'antd';
import enUS from 'antd/es/date-picker/locale/en_US';
import zhCN from 'antd/es/date-picker/locale/zh_CN';
import { type ComponentProps, type InputHTMLAttributes, type Ref, useState } from 'react';
import type { Language } from '../../../i18n/languages.ts';
import { useSettings } from '../../app/settings.ts';
import { calendar, type Wall } from './calendar.ts';
import type { Lean } from './parse.ts';
import styles from './when.module.css';
import { nowIn } from './zone.ts';

type InputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

/** Shows what is being typed until it is left: the picker would rewrite “yesterday” before “3pm” is added. */
function TypedInput({ value, onChange, onBlur, onKeyDown, ...rest }: InputProps) {
  const [inputText, setInputText] = useState<string>();
  return (
    <input
      autoComplete="off"
      {...rest}
      value={inputText ?? value}
      onChange={(event) => {
        setInputText(event.target.value);
        onChange?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') setInputText(undefined);
        onKeyDown?.(event);
      }}
      onBlur={(event) => {
        setInputText(undefined);
        onBlur?.(event);
      }}
    />
  );
}
const components = { input: TypedInput };

/** antd names the buttons “Nov” and “2026” by what they do; the names must be what is read on them (WCAG 2.5.3). */
const readable = ({ lang, ...rest }: typeof zhCN): typeof zhCN => ({
  ...rest,
  lang: { ...lang, monthSelect: '', yearSelect: '' },
});
const locales: Record<Language, typeof zhCN> = { 'zh-CN': readable(zhCN), en: readable(enUS) };

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
  const { language, effectiveZone } = useSettings();
  const Picker = pickerFor(effectiveZone, lean);
  return (
    <Picker
      {...rest}
      style={{ width: '100%' }}
      locale={locales[language]}
      classNames={{ popup: { root: styles.popup } }}
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
