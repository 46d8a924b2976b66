import { CloseCircleFilled } from '@ant-design/icons';
import { Select as AntSelect, type RefSelectProps, type SelectProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Option = { value?: unknown; label?: unknown };

/** What was typed whole comes first, then what begins with it: Enter means the best. */
const nearestFirst = (a: Option, b: Option, { searchValue }: { searchValue: string }): number => {
  const words = searchValue.trim().toLowerCase();
  const distance = ({ value, label }: Option) => {
    const text = String(label ?? value).toLowerCase();
    if (text === words) return 0;
    return text.startsWith(words) ? 1 : 2;
  };
  return distance(a) - distance(b);
};

/**
 * antd's select, where no key does what was not meant: in a list of several nothing is marked until something is typed
 * or an arrow key is pressed, so that a second Enter neither adds the next one nor takes the last away; what empties it
 * is Backspace or Delete and no stop of the Tab key, where a space would.
 */
export function Select<V>({ showSearch, allowClear, onChange, onBlur, onKeyDown, ...props }: SelectProps<V>) {
  const { t } = useTranslation();
  const [searchText, setSearchText] = useState('');
  const field = useRef<RefSelectProps>(null);
  const several = props.mode !== undefined;
  const search = typeof showSearch === 'object' ? showSearch : {};
  const { filterOption, filterSort = filterOption === false ? undefined : nearestFirst, onSearch } = search;
  const { searchValue = searchText } = search;

  const emptier = () =>
    field.current?.nativeElement.querySelector<HTMLButtonElement>(':scope > button.ant-select-clear');
  useEffect(() => emptier()?.setAttribute('tabindex', '-1'));

  return (
    <AntSelect<V>
      {...props}
      ref={field}
      allowClear={
        allowClear === true && { label: t('common:reset'), clearIcon: <CloseCircleFilled aria-hidden /> }
      }
      {...(several && { defaultActiveFirstOption: searchValue !== '' })}
      showSearch={
        (several || (showSearch ?? false)) && {
          ...search,
          ...(filterSort !== undefined && { filterSort }),
          ...(several && { searchValue }),
          onSearch: (text) => {
            setSearchText(text);
            onSearch?.(text);
          },
        }
      }
      onChange={(...selection) => {
        setSearchText('');
        onChange?.(...selection);
      }}
      onBlur={(event) => {
        setSearchText('');
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        const empties = event.key === 'Backspace' || event.key === 'Delete';
        if (empties && !several && searchValue === '') emptier()?.click();
        // What is half typed would become a tag where the field is left.
        if (event.key === 'Escape') setSearchText('');
        onKeyDown?.(event);
      }}
    />
  );
}
