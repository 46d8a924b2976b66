import { Form, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import type { DraftForm } from '../../domain/drafts.ts';
import { type Draft, useDraft } from './useDraft.tsx';

type Of<V> = { form: DraftForm; subject?: string; about(value: Partial<V>): string };

/** What is known of a form before it is drawn. */
const NOTHING = {};

/** {@link useDraft} for a form of antd. */
export function useFormDraft<V extends object>(form: FormInstance<V>, { about, ...of }: Of<V>): Draft {
  const value: Partial<V> = Form.useWatch([], form) ?? {};
  const [start, setStart] = useState<Partial<V>>();
  const isShown = Object.keys(value).length > 0;
  // A drawer draws its fields a little later; until then there is nothing to differ from.
  useEffect(() => {
    if (isShown) setStart((start) => start ?? form.getFieldsValue(true));
  }, [form, isShown]);
  return useDraft<Partial<V>>({
    ...of,
    start: start ?? NOTHING,
    value: start === undefined ? NOTHING : value,
    about: about(value),
    // What is watched is told of a field a little after its key.
    now: () => ({ value: form.getFieldsValue(true), about: about(form.getFieldsValue(true)) }),
    ready: start !== undefined,
    restore: (fields) => form.setFieldsValue(fields as Parameters<typeof form.setFieldsValue>[0]),
  });
}
