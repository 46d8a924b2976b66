import type { SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { Select } from './Select.tsx';

type Props<V> = Omit<SelectProps<V>, 'options' | 'showSearch' | 'loading'> & {
  /** Offers “without owner” too, as this value. */
  withNone?: string;
};

/** Chooses an owner, or several with `mode="multiple"`. "Me" comes first. */
export function OwnerSelect<V = string>({ withNone, ...props }: Props<V>) {
  const { t } = useTranslation();
  const { data, isLoading } = useCall('owners.list', {});
  const owners = (data ?? [])
    .filter(({ active }) => active)
    .map(({ id, name, me }) => ({ value: id, label: me ? t('common:ownerMe', { name }) : name }));
  const none = withNone === undefined ? [] : [{ value: withNone, label: t('common:withoutOwner') }];
  return (
    <Select<V>
      aria-label={t('common:owner')}
      placeholder={t('common:owner')}
      popupMatchSelectWidth={false}
      {...props}
      loading={isLoading}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...owners, ...none]}
    />
  );
}
