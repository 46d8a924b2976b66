import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '../ui/commands.ts';
import { useDebounced } from '../ui/useDebounced.ts';
import css from './lists.module.css';

type Props = {
  value: string;
  onChange(value: string): void;
  /** Key of its name, under which `?` lists the key that leads to it. */
  label: string;
  text: { label: string; hint: string };
};

/** What a list is searched by: it counts once typing rests. `/` leads here. */
export function SearchField({ value, onChange, label, text }: Props) {
  const [typed, setTyped] = useState(value);
  const field = useRef<InputRef>(null);
  useShortcut('/', label, () => field.current?.focus({ cursor: 'all' }));

  // A value that changes otherwise (a saved view, filters cleared) goes into the field.
  const rested = useDebounced(typed, 150).trim();
  const sent = useRef(value);
  useEffect(() => {
    if (rested === sent.current) return;
    sent.current = rested;
    onChange(rested);
  }, [rested, onChange]);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);

  return (
    <Input
      ref={field}
      className={css.search ?? ''}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={text.hint}
      aria-label={text.label}
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
