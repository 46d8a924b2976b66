import { Temporal } from 'temporal-polyfill';
import { type Message, message } from '../../domain/message.ts';
import {
  type AlertKind,
  type PlannedAlert,
  REMINDER_KINDS,
  type ReminderItem,
} from '../../domain/reminders/terms.ts';
import { type DueNumbers, toDo } from '../../domain/today.ts';
import type { ToldItem } from './store.ts';

type Speaker = { text(message: Message): string; zone(): string };

/** Names in a notification. */
const MOST_NAMES = 3;

/** The title of an alert, as it was or will be shown. */
export function alertTitle(kind: AlertKind, items: readonly ToldItem[], { text }: Speaker): string {
  const [first] = items;
  if (kind === 'test' || kind === 'unlock') return text(message(`reminders:${kind}.title`));
  if (first !== undefined && items.length === 1) {
    const { name } = first;
    if (kind === 'digest') return text(message(`reminders:one.${first.kind}`, { name }));
    if (kind === 'clock-warning' || kind === 'clock-breach')
      return text(message(`reminders:${kind}.title`, { name }));
  }
  return text(message(`reminders:${kind}.many`, { total: items.length }));
}

/** What a notification says besides its title: a digest begins with what is due in all, as Today counts it. */
export function alertBody({ kind, items, due }: PlannedAlert, speaker: Speaker): string {
  const [first] = items;
  const one =
    first !== undefined && items.length === 1 ? [oneBody(first, speaker)] : bodyByKind(items, speaker);
  const whole = kind === 'digest' && toDo(due) > 1 ? [dueSummary(due, speaker)] : [];
  return [...whole, ...one].join(speaker.text(message('reminders:separator')));
}

/** 8 位待联系，其中 2 位已逾期；3 项待办；1 条反馈已超时. */
function dueSummary({ contacts, overdue, steps, breached }: DueNumbers, { text }: Speaker): string {
  const part = (name: string, count: number) =>
    count === 0 ? [] : [text(message(`today:summary.${name}`, { count }))];
  return [
    [...part('contacts', contacts), ...part('overdue', overdue)].join(text(message('reminders:clause'))),
    ...part('steps', steps),
    ...part('breached', breached),
  ]
    .filter(Boolean)
    .join(text(message('reminders:separator')));
}

function oneBody(item: ReminderItem, { text, zone }: Speaker): string {
  if ('at' in item) return text(message('reminders:deadline', { at: localTime(item.deadlineAt, zone()) }));
  const due = text(message('reminders:due', { on: item.dueOn }));
  return item.detail === '' ? due : `${item.detail}${text(message('reminders:separator'))}${due}`;
}

function bodyByKind(items: readonly ReminderItem[], { text }: Speaker): string[] {
  return REMINDER_KINDS.flatMap((kind) => {
    const names = [...new Set(items.filter((item) => item.kind === kind).map(({ name }) => name))];
    if (names.length === 0) return [];
    const firstNames = names.slice(0, MOST_NAMES).join(text(message('reminders:comma')));
    const who =
      names.length > MOST_NAMES ? text(message('reminders:andMore', { names: firstNames })) : firstNames;
    return [text(message(`reminders:several.${kind}`, { names: who }))];
  });
}

/** What may be said while the vault is locked: how many of what, and no name. */
export function countsBody(counts: Record<string, number>, { text }: Speaker): string {
  return REMINDER_KINDS.filter((kind) => (counts[kind] ?? 0) > 0)
    .map((kind) => text(message(`reminders:counted.${kind}`, { total: counts[kind] ?? 0 })))
    .join(text(message('reminders:separator')));
}

const localTime = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
