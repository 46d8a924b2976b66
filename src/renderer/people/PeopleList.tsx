import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../bridge.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failed } from '../ui/Loaded.tsx';
import { StakeholderLink } from '../ui/StakeholderLink.tsx';
import { useDebounced } from '../ui/useDebounced.ts';
import { ContactLinks } from './ContactLinks.tsx';
import css from './people.module.css';
import { useBirthdayWords } from './useBirthdayWords.ts';
import { useCopyKeys } from './useCopyKeys.ts';

/** All contact people by name, a page at a time. */
export function PeopleList() {
  const { t } = useTranslation();
  const words = useBirthdayWords();
  const [typed, setTyped] = useState('');
  const query = useDebounced(typed.trim(), 150);
  const list = usePages('people.list', { limit: 100, ...(query !== '' && { query }) });
  const people = list.rows;
  useCopyKeys(people);

  const body = () => {
    if (list.error !== null) return <Failed error={list.error} retry={list.refetch} />;
    if (list.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
    if (people.length === 0)
      return (
        <Empty
          title={t(query === '' ? 'people:empty.none' : 'people:empty.filtered')}
          hint={t(query === '' ? 'people:empty.noneHint' : 'people:empty.filteredHint')}
        />
      );
    return (
      <>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('people:field.name')}</th>
              <th scope="col">{t('people:field.stakeholder')}</th>
              <th scope="col">{t('people:field.role')}</th>
              <th scope="col">{t('people:field.contact')}</th>
              <th scope="col">{t('people:field.birthday')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ id, name, role, phones, emails, birthday, stakeholderId, stakeholderName }) => (
              <tr key={id} data-reach={id}>
                <td>{name}</td>
                <td>
                  <StakeholderLink id={stakeholderId} name={stakeholderName} />
                </td>
                <td>{role}</td>
                <td>
                  <ContactLinks phones={phones} emails={emails} />
                </td>
                <td>{birthday === null ? '' : words.whole(birthday)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {list.hasNextPage && (
          <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('common:showMore')}
          </Button>
        )}
      </>
    );
  };

  return (
    <div className={css.list}>
      <div className={css.listHead}>
        <Input
          className={css.listSearch ?? ''}
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('people:searchPlaceholder')}
          aria-label={t('people:searchPlaceholder')}
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="muted" role="status">
          {list.total !== undefined && t('people:total', { count: list.total })}
        </span>
      </div>
      {body()}
    </div>
  );
}
