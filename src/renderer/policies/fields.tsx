import { Input, InputNumber, Space, Tooltip } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { INTERVAL_UNITS, type Interval, MOST_UNITS } from '../../domain/cadence/interval.ts';
import { TARGET_UNITS, type Target } from '../../domain/calendars/target.ts';
import { citeSources } from '../../i18n/sources.ts';
import type { EnumName } from '../ui/EnumTag.tsx';
import { Select } from '../ui/Select.tsx';
import css from './policies.module.css';

/** A field with what is wrong with it said below. */
export function Checked({ issue, children }: { issue: string | undefined; children: ReactNode }) {
  return (
    <span className={css.field} data-wrong={issue !== undefined}>
      {children}
      {issue !== undefined && (
        <span role="alert" className={css.issue}>
          {issue}
        </span>
      )}
    </span>
  );
}

/** Enumerations that rules speak of. */
type Words = EnumName | 'organisationActivity';

const word = (t: TFunction, of: string, value: string): string => t(`enums:${of}.${value}`);

/** The words for an enumeration's values, as options of a select. */
function useOptions<T extends string>(of: Words, values: readonly T[]) {
  const { t } = useTranslation();
  return values.map((value) => ({ value, label: word(t, of, value) }));
}

type SomeProps<T extends string> = {
  of: Words;
  values: readonly T[];
  chosen: readonly T[] | undefined;
  /** Values that hold while none is chosen; all of them by default. */
  otherwise?: readonly T[];
  label: string;
  onChange: ((values: T[]) => void) | undefined;
};

/** Any of an enumeration; none chosen: all of it, or what holds otherwise. */
export function Some<T extends string>({
  of,
  values,
  chosen: selection = [],
  otherwise = values,
  label,
  onChange,
}: SomeProps<T>) {
  const { t } = useTranslation();
  const options = useOptions(of, values);
  const words = (some: readonly T[]) => some.map((value) => word(t, of, value)).join(t('policies:comma'));
  const none = otherwise.length === values.length ? t('policies:any') : words(otherwise);
  if (onChange === undefined)
    return selection.length === 0 ? <span className="muted">{none}</span> : words(selection);
  return (
    <Select<T[]>
      mode="multiple"
      aria-label={label}
      placeholder={none}
      showSearch={{ optionFilterProp: 'label' }}
      className={css.wide}
      maxTagCount="responsive"
      popupMatchSelectWidth={false}
      value={[...selection]}
      options={options}
      onChange={onChange}
    />
  );
}

type OneProps<T extends string> = {
  of: Words;
  values: readonly T[];
  value: T;
  label: string;
  onChange: ((value: T) => void) | undefined;
};

/** One of an enumeration. */
export function One<T extends string>({ of, values, value, label, onChange }: OneProps<T>) {
  const { t } = useTranslation();
  const options = useOptions(of, values);
  if (onChange === undefined) return word(t, of, value);
  return (
    <Select<T>
      aria-label={label}
      className={css.wide}
      popupMatchSelectWidth={false}
      value={value}
      options={options}
      onChange={onChange}
    />
  );
}

type ShortTextProps = {
  value: string | undefined;
  label: string;
  onChange: ((value: string | undefined) => void) | undefined;
};

/** A short text that may be missing. */
export function ShortText({ value, label, onChange }: ShortTextProps) {
  if (onChange === undefined) return value ?? '';
  return (
    <Input
      aria-label={label}
      maxLength={60}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    />
  );
}

type EveryProps = {
  value: Interval | 'off';
  /** Whether no contact at all may be asked for. */
  mayBeOff?: boolean;
  label: string;
  onChange: ((value: Interval | 'off') => void) | undefined;
};

const ONCE_A_MONTH: Interval = { n: 1, unit: 'month' };

/** Every so many days, weeks, months …; or not at all. */
export function Every({ value, mayBeOff = false, label, onChange }: EveryProps) {
  const { t } = useTranslation();
  if (onChange === undefined) return everyText(value, t);
  const interval = value === 'off' ? ONCE_A_MONTH : value;
  return (
    <Space.Compact className={css.wide}>
      {value !== 'off' && (
        <InputNumber
          aria-label={label}
          className={css.amount}
          min={1}
          max={MOST_UNITS[interval.unit]}
          precision={0}
          prefix={t('policies:each')}
          value={interval.n}
          onChange={(n) => n !== null && onChange({ ...interval, n })}
        />
      )}
      <Select<Interval['unit'] | 'off'>
        aria-label={t('policies:unitOf', { label })}
        className={css.wide}
        popupMatchSelectWidth={false}
        value={value === 'off' ? 'off' : interval.unit}
        options={[
          ...INTERVAL_UNITS.map((unit) => ({ value: unit, label: t(`enums:intervalUnit.${unit}`) })),
          ...(mayBeOff ? [{ value: 'off' as const, label: t('cadence:off') }] : []),
        ]}
        onChange={(unit) =>
          onChange(unit === 'off' ? 'off' : { unit, n: Math.min(interval.n, MOST_UNITS[unit]) })
        }
      />
    </Space.Compact>
  );
}

/** 每2周 · every 2 weeks. */
export function everyText(value: Interval | 'off', t: TFunction): string {
  if (value === 'off') return t('cadence:off');
  return t(`cadence:every.${value.n === 1 ? 'one' : 'many'}.${value.unit}`, { n: value.n });
}

type TargetProps = { value: Target; label: string; onChange: ((value: Target) => void) | undefined };

/** So many hours, business hours, working days … */
export function TargetField({ value, label, onChange }: TargetProps) {
  const { t } = useTranslation();
  if (onChange === undefined) return t(`calendars:target.${value.unit}`, { count: value.amount });
  return (
    <Space.Compact className={css.wide}>
      <InputNumber
        aria-label={label}
        className={css.amount}
        min={value.unit === 'hours' ? 0.1 : 1}
        precision={value.unit === 'hours' ? 1 : 0}
        value={value.amount}
        onChange={(amount) => amount !== null && onChange({ ...value, amount })}
      />
      <Select
        aria-label={t('policies:unitOf', { label })}
        className={css.wide}
        popupMatchSelectWidth={false}
        value={value.unit}
        options={TARGET_UNITS.map((unit) => ({ value: unit, label: t(`enums:targetUnit.${unit}`) }))}
        onChange={(unit) => onChange({ unit, amount: Math.ceil(value.amount) })}
      />
    </Space.Compact>
  );
}

/** Where a rule was decided: named in the language of the page, kept so that it is named in any. */
export function Source({ value, label, onChange }: ShortTextProps) {
  const { t, i18n } = useTranslation();
  const cited = (text: string) =>
    citeSources(text, i18n.language, (document) => t(`sources:titles.${document}`));
  return (
    <ShortText
      value={value && t('sources:named', { source: value })}
      label={label}
      onChange={onChange && ((text) => onChange(text && cited(text)))}
    />
  );
}

/** Where a rule was decided, with the explanation that the word wants. */
export function SourceHead() {
  const { t } = useTranslation();
  return <Tooltip title={t('policies:sourceHint')}>{t('policies:source')}</Tooltip>;
}
