import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useCall } from '../bridge.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useDays } from '../ui/time.tsx';
import css from './calendars.module.css';
import { monthsOf, WEEKDAYS } from './months.ts';

type Year = OutputOf<'calendars.year'>;

const FIRST = 1900;
const LAST = 2199;

/** A year of a calendar: twelve months, days off and make-up days marked; the weekly hours below. */
export function YearPreview({ id, name }: { id: string | null; name: string }) {
  const { t } = useTranslation();
  const { today } = useDays();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const query = useCall('calendars.year', { year, ...(id !== null && { id }) }, { keepPrevious: true });
  return (
    <section aria-label={t('calendars:yearOf', { name })}>
      <h3 className={css.yearHead}>
        {t('calendars:yearOf', { name })}
        <Space.Compact>
          <Button
            size="small"
            icon={<LeftOutlined />}
            aria-label={t('calendars:earlier')}
            disabled={year <= FIRST}
            onClick={() => setYear(year - 1)}
          />
          <Button size="small" aria-live="polite" onClick={() => setYear(Number(today.slice(0, 4)))}>
            {year}
          </Button>
          <Button
            size="small"
            icon={<RightOutlined />}
            aria-label={t('calendars:later')}
            disabled={year >= LAST}
            onClick={() => setYear(year + 1)}
          />
        </Space.Compact>
      </h3>
      <Loaded query={query}>{(data) => <Months year={year} data={data} today={today} />}</Loaded>
    </section>
  );
}

function Months({ year, data, today }: { year: number; data: Year; today: string }) {
  const { t } = useTranslation();
  const special = new Map(data.days.map((each) => [each.day, each]));
  return (
    <>
      {!data.decreed && (
        <Alert className={css.note} type="warning" showIcon title={t('calendars:notDecreed', { year })} />
      )}
      <p className={css.legend}>
        <span data-kind="holiday">{t('calendars:kind.holiday')}</span>
        <span data-kind="workday">{t('calendars:kind.workday')}</span>
        <span data-kind="off">{t('calendars:kind.off')}</span>
      </p>
      <div className={css.months}>
        {monthsOf(year).map(({ month, blanks, days }) => (
          <table key={month} className={css.month}>
            <caption>{t(`kpi:month.${month}`)}</caption>
            <thead>
              <tr>
                {WEEKDAYS.map((weekday) => (
                  <th key={weekday} scope="col" abbr={t(`enums:weekday.${weekday}`)}>
                    {t(`calendars:weekday.${weekday}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks(blanks, days).map((week, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month never change places
                <tr key={index}>
                  {week.map((day, column) => {
                    const weekday = WEEKDAYS[column] ?? 'mon';
                    // biome-ignore lint/suspicious/noArrayIndexKey: blanks before the first and after the last
                    if (day === null) return <td key={column} />;
                    const specialDay = special.get(day);
                    const off = (data.hours[weekday] ?? []).length === 0 ? 'off' : undefined;
                    return (
                      <td
                        key={day}
                        data-kind={specialDay?.kind ?? off}
                        data-today={day === today}
                        title={specialDay?.name}
                      >
                        {Number(day.slice(8))}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <dl className={css.hours}>
        {WEEKDAYS.map((weekday) => (
          <div key={weekday}>
            <dt>{t(`enums:weekday.${weekday}`)}</dt>
            <dd>
              {(data.hours[weekday] ?? []).map(([from, to]) => `${from}–${to}`).join('  ') ||
                t('calendars:kind.off')}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Rows of seven, Monday first, with nothing where the month has no day. */
function weeks(blanks: number, days: string[]): (string | null)[][] {
  const cells = [...Array<null>(blanks).fill(null), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, row) =>
    Array.from({ length: 7 }, (_unused, column) => cells[row * 7 + column] ?? null),
  );
}
