import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings.ts';
import { daysBetween, formatDay, formatInstant, relativeDay, todayIn } from './days.ts';

/** How days and instants are written for this user, and which day it is. */
export function useDays() {
  const { language, effectiveZone: zone } = useSettings();
  const { t } = useTranslation();
  const today = todayIn(zone);
  return useMemo(
    () => ({
      today,
      zone,
      /** `2026-10-02 周五`. */
      day: (day: string) => formatDay(day, language),
      /** `2026-10-02 14:30`, in the user's zone. */
      instant: (at: string) => formatInstant(at, zone),
      /** 今天, 明天, 3天前 … */
      relative: (day: string) => {
        const { key, count } = relativeDay(daysBetween(today, day));
        return t(`common:relative.${key}`, { count });
      },
    }),
    [today, zone, language, t],
  );
}

/** A day; a hint tells how far away it is, or the other way round when `relative`. */
export function DayText({ day, relative = false }: { day: string; relative?: boolean }) {
  const days = useDays();
  const [text, hint] = relative ? [days.relative(day), days.day(day)] : [days.day(day), days.relative(day)];
  return (
    <time dateTime={day} title={hint}>
      {text}
    </time>
  );
}

/** An instant to the minute, in the user's zone. */
export function InstantText({ at }: { at: string }) {
  const days = useDays();
  const text = days.instant(at);
  return (
    <time dateTime={at} title={`${text} · ${days.zone}`}>
      {text}
    </time>
  );
}
