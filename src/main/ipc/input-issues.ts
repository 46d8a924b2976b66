import type { z } from 'zod';
import { type Message, message } from '../../domain/message.ts';

/** What is wrong with an input, where, in words of our own: those of the schema library are not for users. */
export type InputIssue = { path: string; message: Message };

const MOST_ISSUES = 20;
const LONGEST_PATH = 200;
/** Schemas that know better what they want say so by the key of a sentence (contract/values.ts). */
const OWN = /^bridge:input\.\w+$/;

export const inputIssues = (error: z.core.$ZodError, input: unknown): InputIssue[] =>
  error.issues.slice(0, MOST_ISSUES).map((issue) => ({
    path: issue.path.map(String).join('.').slice(0, LONGEST_PATH),
    message: OWN.test(issue.message) ? message(issue.message) : wrong(issue, input),
  }));

function wrong(issue: z.core.$ZodIssue, input: unknown): Message {
  if (valueAt(input, issue.path) === undefined) return message('bridge:input.missing');
  switch (issue.code) {
    case 'invalid_type':
      return message('bridge:input.type', { type: issue.expected });
    case 'invalid_value':
      return message('bridge:input.oneOf', { values: issue.values.map(String).join(', ') });
    case 'too_small':
      return message(`bridge:input.atLeast.${measureOf(issue.origin)}`, { n: Number(issue.minimum) });
    case 'too_big':
      return message(`bridge:input.atMost.${measureOf(issue.origin)}`, { n: Number(issue.maximum) });
    case 'invalid_format':
      return issue.format === 'uuid' ? message('bridge:input.uuid') : message('bridge:input.format');
    case 'unrecognized_keys':
      return message('bridge:input.unknown', { fields: issue.keys.join(', ').slice(0, LONGEST_PATH) });
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return message('bridge:input.format');
  }
}

/** The unit of a limit: characters, entries, or the value itself. */
function measureOf(origin: string): 'text' | 'list' | 'number' {
  if (origin === 'string') return 'text';
  return ['array', 'set', 'map', 'object', 'file'].includes(origin) ? 'list' : 'number';
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
