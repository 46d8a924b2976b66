import type { ComponentType } from 'react';
import type { Result } from '../../domain/result.ts';
import type { InputOf } from '../bridge.ts';

type PolicyTopic = InputOf<'policies.save'>['topic'];
/** The rules that hold until somebody decides otherwise have been in force from the first day of the calendar. */
export const ALWAYS = '1900-01-01';

export type Content = InputOf<'policies.save'>['content'];

/** Fields that the core refuses: path inside the content (`rules.3.every`) and why. */
export type Issues = readonly { path: string; message: string }[];

export type EditorProps<P> = {
  policy: P;
  /** Absent where the rules are read-only. */
  onChange?: ((policy: P) => void) | undefined;
  issues: Issues;
};

/** How one topic's rules are read, written and edited. `P`: the domain's own form of them. */
export type Topic<P> = {
  topic: PolicyTopic;
  read(content: unknown): Result<P>;
  write(policy: P): object;
  Editor: ComponentType<EditorProps<P>>;
};

/** Rules in the form that the bridge carries. */
export const contentOf = <P>(topic: Topic<P>, policy: P): Content =>
  JSON.parse(JSON.stringify(topic.write(policy)));

/** The issues of a call as paths inside the content. */
export const contentIssues = (issues: Issues): Issues =>
  issues.map(({ path, message }) => ({ path: path.replace(/^content\./, ''), message }));

/** What is wrong with a field or with anything in it. */
export const issueAt = (issues: Issues, path: string): string | undefined =>
  issues.find((issue) => issue.path === path || issue.path.startsWith(`${path}.`))?.message;

/** A list with one item replaced, or taken out when there is none. */
export const withItem = <T>(list: readonly T[], at: number, item?: T): T[] =>
  list.flatMap((old, index) => (index !== at ? [old] : item === undefined ? [] : [item]));

/** A condition of a rule; without values there is none. */
export function condition<K extends string, T>(key: K, values: readonly T[]): { [key in K]?: T[] } {
  const result: { [key in K]?: T[] } = {};
  if (values.length > 0) result[key] = [...values];
  return result;
}
