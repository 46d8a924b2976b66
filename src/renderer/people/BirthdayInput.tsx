import { Button, Checkbox, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../ui/Segmented.tsx';
import { type Birthday, withChange } from './birthday.ts';
import { MonthAndDay } from './MonthAndDay.tsx';
import css from './people.module.css';

type Props = {
  /** Given by the form's field. */
  value?: Birthday | null;
  onChange?(value: Birthday | null): void;
};

/** A birthday of the solar or the lunar calendar; the year may be unknown. */
export function BirthdayInput({ value = null, onChange }: Props) {
  const { t } = useTranslation();
  if (value === null)
    return (
      <Button
        size="small"
        type="dashed"
        onClick={() => onChange?.({ month: 1, day: 1, year: null, calendar: 'solar', leap: false })}
      >
        {t('people:birthday.add')}
      </Button>
    );
  const set = (change: Partial<Birthday>) => onChange?.(withChange(value, change));
  return (
    <div className={css.birthday}>
      <Segmented
        aria-label={t('people:birthday.calendar')}
        value={value.calendar}
        options={(['solar', 'lunar'] as const).map((calendar) => ({
          value: calendar,
          label: t(`people:birthday.${calendar}`),
        }))}
        onChange={(calendar) => set({ calendar })}
      />
      <InputNumber
        className={css.part ?? ''}
        aria-label={t('people:birthday.year')}
        placeholder={t('people:birthday.yearUnknown')}
        min={1900}
        max={2199}
        controls={false}
        value={value.year ?? null}
        onChange={(year) => set({ year })}
      />
      <MonthAndDay date={value} onChange={set} />
      {value.calendar === 'lunar' && (
        <Checkbox checked={value.leap === true} onChange={(event) => set({ leap: event.target.checked })}>
          {t('people:birthday.leap')}
        </Checkbox>
      )}
      <Button size="small" type="text" onClick={() => onChange?.(null)}>
        {t('common:reset')}
      </Button>
    </div>
  );
}
