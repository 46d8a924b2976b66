import { Form, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import type { DraftForm } from '../../domain/drafts.ts';
import { type Draft, useDraft } from './useDraft.tsx';

type Of<V> = { form: DraftForm; subject?: string; about(value: Partial<V>): string };

/** {@link useDraft} for a form of antd. */
export function useFormDraft<V extends object>(form: FormInstance<V>, { about, ...of }: Of<V>): Draft {
  const value: Partial<V> = Form.useWatch([], form) ?? {};
  const [start, setStart] = useState<Partial<V>>();
  useEffect(() => setStart(form.getFieldsValue()), [form]);
  return useDraft<Partial<V>>({
    ...of,
    start: start ?? value,
    value,
    about: about(value),
    restore: (fields) => form.setFieldsValue(fields as Parameters<typeof form.setFieldsValue>[0]),
  });
}
