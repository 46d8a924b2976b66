import type { cadence } from '../../contract/cadence.ts';
import type { HandlerOutput } from '../../contract/call.ts';
import { type DueItem, ruleName } from '../../domain/cadence/due.ts';
import { type Interval, intervalParams } from '../../domain/cadence/interval.ts';
import type { CadenceRule } from '../../domain/cadence/policy.ts';
import { type Message, message } from '../../domain/message.ts';
import type { DueRow } from './store.ts';

export type DueOutput = HandlerOutput<(typeof cadence)['cadence.due']>['rows'][number];

/** "every month", 每2周: words that can be typed back. */
export const everyMessage = (every: Interval): Message => {
  const { every: key, n } = intervalParams(every);
  return message(`cadence:every.${key}`, { n });
};

/** Says each sentence once: thousands of due dates share their rules and days, and finding words takes time. */
export function remembering(text: (message: Message) => string): (message: Message) => string {
  const textByMessage = new Map<string, string>();
  return (message) => {
    const key = JSON.stringify(message);
    const sentence = textByMessage.get(key) ?? text(message);
    textByMessage.set(key, sentence);
    return sentence;
  };
}

/** A due date as it is told, in the user's language. */
export function dueView(
  { stakeholderId, name, kind, tier, ownerName }: Omit<DueRow, 'row' | 'due' | 'announceOn'>,
  { why, ...item }: DueItem,
  rule: CadenceRule | undefined,
  text: (message: Message) => string,
): DueOutput {
  const every = rule === undefined || rule.every === 'off' ? undefined : { ...rule, every: rule.every };
  return {
    stakeholderId,
    name,
    kind,
    tier,
    ownerName,
    slot: item.slot,
    rule: text(ruleName(every, { kind, tier }, item)),
    every: text(everyMessage(item.every)),
    lastContactOn: item.anchor === 'contact' ? item.anchorOn : null,
    dueOn: item.dueOn,
    announceOn: item.announceOn,
    daysOverdue: item.daysOverdue,
    missedPeriods: item.missedPeriods,
    state: item.state,
    why: why.map(text),
  };
}
