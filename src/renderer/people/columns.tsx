import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../lists/useWindow.ts';
import type { Column } from '../lists/WindowTable.tsx';
import { StakeholderLink } from '../ui/StakeholderLink.tsx';
import { ContactLinks } from './ContactLinks.tsx';
import { useBirthdayWords } from './useBirthdayWords.ts';

/** Numbers and addresses beside the first of each; all stand on the stakeholder's page. */
const othersOf = (...lists: { value: string }[][]): string[] =>
  lists.flatMap((list) => list.slice(1)).map(({ value }) => value);

/** Columns of the contact people. */
export function useColumns(): Column<RowOf<'people.list'>, never>[] {
  const { t } = useTranslation();
  const words = useBirthdayWords();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('people:field.name'),
        width: 'minmax(96px, 1fr)',
        render: ({ name }) => <b>{name}</b>,
      },
      {
        key: 'stakeholder',
        title: t('people:field.stakeholder'),
        width: 'minmax(140px, 1.6fr)',
        render: ({ stakeholderId, stakeholderName }) => (
          <StakeholderLink id={stakeholderId} name={stakeholderName} />
        ),
      },
      {
        key: 'role',
        title: t('people:field.role'),
        width: 'minmax(96px, 1fr)',
        fromWidth: 760,
        render: ({ role }) => <span>{role}</span>,
      },
      {
        key: 'contact',
        title: t('people:field.contact'),
        width: 'minmax(200px, 2.4fr)',
        render: ({ phones, emails }) => (
          <ContactLinks
            phones={phones.slice(0, 1)}
            emails={emails.slice(0, 1)}
            more={othersOf(phones, emails)}
          />
        ),
      },
      {
        key: 'birthday',
        title: t('people:field.birthday'),
        width: 'minmax(96px, 1fr)',
        fromWidth: 920,
        render: ({ birthday }) => birthday !== null && <span>{words.whole(birthday)}</span>,
      },
    ],
    [t, words],
  );
}
