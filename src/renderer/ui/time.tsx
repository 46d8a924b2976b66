import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings.ts';
import { daysBetween, formatDay, formatInstant, relativeDay, todayIn } from './days.ts';

/** How days and instants are written for this user, and which day it is. */
export function useDays() {
  const { language, effectiveZone } = useSettings();
  const { t } = useTranslation();
  const today = todayIn(effectiveZone);
  return {
    today,
    zone: effectiveZone,
    /** `10月2日 周五`; with the year when it is another one. */
    day: (day: string) => formatDay(day, language, today),
    /** `2026-10-02 14:30`, in the user's zone. */
    instant: (at: string) => formatInstant(at, effectiveZone),
    /** 今天, 明天, 3天前 … */
    relative: (day: string) => {
      const { key, count } = relativeDay(daysBetween(today, day));
      return t(`common:relative.${key}`, { count });
    },
  };
}

/** A day; how far away it is stands in the tooltip, or in its place when `relative`. */
export function DayText({ day, relative = false }: { day: string; relative?: boolean }) {
  const days = useDays();
  const [shown, hint] = relative ? [days.relative(day), days.day(day)] : [days.day(day), days.relative(day)];
  return (
    <Tooltip title={hint}>
      <time dateTime={day}>{shown}</time>
    </Tooltip>
  );
}

/** An instant to the minute, in the user's zone. */
export function InstantText({ at, dateOnly = false }: { at: string; dateOnly?: boolean }) {
  const days = useDays();
  const shown = days.instant(at);
  return (
    <Tooltip title={`${shown} · ${days.zone}`}>
      <time dateTime={at}>{dateOnly ? shown.slice(0, 10) : shown}</time>
    </Tooltip>
  );
}
