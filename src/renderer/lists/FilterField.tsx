import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { DayInput } from '../ui/DayInput.tsx';
import { OwnerSelect } from '../ui/OwnerSelect.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { type Condition, NO_OWNER, type Value } from './filter.ts';

type Props<C extends Condition> = {
  condition: C;
  label: string;
  value: Value | undefined;
  onChange(value: Value | undefined): void;
};

/** The field of one condition; what is chosen takes effect at once. */
export function FilterField({ condition, ...props }: Props<Condition>) {
  const { label, value, onChange } = props;
  const { t } = useTranslation();
  switch (condition.kind) {
    case 'text':
      return null;
    case 'words':
      return <Words {...props} condition={condition} />;
    case 'word':
      return (
        <Segmented
          aria-label={label}
          value={typeof value === 'string' ? value : condition.usual}
          options={condition.of.map((word) => ({ value: word, label: t(`${condition.say}.${word}`) }))}
          onChange={onChange}
        />
      );
    case 'owners':
      return (
        <OwnerSelect<string[]>
          mode="multiple"
          allowClear
          aria-label={label}
          placeholder={t('common:all')}
          withNone={NO_OWNER}
          value={listOf(value).map((owner) => owner ?? NO_OWNER)}
          onChange={(chosen) => onChange(chosen.map((owner) => (owner === NO_OWNER ? null : owner)))}
        />
      );
    case 'tags':
      return <Tags {...props} condition={condition} />;
    case 'flag':
      return (
        <Checkbox checked={value === true} onChange={({ target }) => onChange(target.checked || undefined)}>
          {label}
        </Checkbox>
      );
    case 'day':
      return (
        <DayInput aria-label={label} value={typeof value === 'string' ? value : null} onChange={onChange} />
      );
  }
}

const listOf = (value: Value | undefined): (string | null)[] => (Array.isArray(value) ? value : []);

function Words({ condition: { of, say }, ...props }: Props<Condition & { kind: 'words' }>) {
  const { t } = useTranslation();
  return <AnyOf {...props} options={of.map((word) => ({ value: word, label: t(`${say}.${word}`) }))} />;
}

function Tags({ condition: _, ...props }: Props<Condition & { kind: 'tags' }>) {
  const { data: tags = [] } = useCall('tags.list', {});
  return (
    <AnyOf
      {...props}
      options={tags.map(({ name, count }) => ({ value: name, label: `${name} (${count})` }))}
    />
  );
}

type AnyOfProps = Omit<Props<Condition>, 'condition'> & { options: { value: string; label: string }[] };

/** Any of several. */
function AnyOf({ label, value, onChange, options }: AnyOfProps) {
  const { t } = useTranslation();
  return (
    <Select
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      aria-label={label}
      placeholder={t('common:all')}
      value={listOf(value)}
      options={options}
      onChange={onChange}
    />
  );
}
