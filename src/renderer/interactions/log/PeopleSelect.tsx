import { useQueries } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge.ts';
import { Select } from '../../ui/Select.tsx';

type Props = {
  id: string;
  stakeholderIds: readonly string[];
  value: string[];
  onChange(personIds: string[]): void;
};

/** The contact people of the chosen stakeholders who took part. */
export function PeopleSelect({ id, stakeholderIds, value, onChange }: Props) {
  const { t } = useTranslation();
  const stakeholders = useQueries({
    queries: stakeholderIds.map((stakeholderId) => ({
      queryKey: ['stakeholders', 'stakeholders.get', { id: stakeholderId }],
      queryFn: () => call('stakeholders.get', { id: stakeholderId }),
    })),
  });
  const groups = stakeholders.flatMap(({ data }) =>
    data === undefined || data.people.length === 0
      ? []
      : [
          {
            label: data.name,
            options: data.people.map((person) => ({
              value: person.id,
              label: [person.name, person.role].filter(Boolean).join(' · '),
            })),
          },
        ],
  );
  const listedIds = new Set(groups.flatMap(({ options }) => options.map(({ value }) => value)));
  const loaded = stakeholders.every(({ isSuccess }) => isSuccess);
  const present = value.filter((person) => listedIds.has(person));

  // People leave with their stakeholder.
  useEffect(() => {
    if (loaded && present.length < value.length) onChange(present);
  });

  return (
    <Select
      id={id}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('interactions:hint.people')}
      notFoundContent={t(
        stakeholderIds.length === 0 ? 'interactions:hint.whoFirst' : 'interactions:hint.noPeople',
      )}
      options={groups}
      value={present}
      onChange={onChange}
    />
  );
}
