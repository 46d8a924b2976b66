import { Switch } from 'antd';
import css from './ui.module.css';

type Props = { id: string; label: string; checked: boolean; onChange(checked: boolean): void };

/** A switch and what it switches, beside it. */
export function LabelledSwitch({ id, label, checked, onChange }: Props) {
  return (
    <span className={css.switch}>
      <Switch id={id} checked={checked} onChange={onChange} />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}
