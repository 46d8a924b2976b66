import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResume } from '../../drafts/resume.ts';
import { PersonCard } from '../../people/PersonCard.tsx';
import { type Person, PersonDrawer } from '../../people/PersonDrawer.tsx';
import { Section } from '../../ui/Section.tsx';

/** Contact people of a stakeholder. */
export function People({ stakeholderId, people }: { stakeholderId: string; people: Person[] }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Person | 'new'>();
  useResume('person', (subject) => {
    const [, personId] = subject.split(' ');
    setEditing(personId === undefined ? 'new' : people.find(({ id }) => id === personId));
  });
  return (
    <Section
      title={t('people:titleCount', { count: people.length })}
      aside={
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>
          {t('people:add')}
        </Button>
      }
    >
      {people.length === 0 && <p className="muted">{t('people:empty.ofStakeholder')}</p>}
      {people.map((person) => (
        <PersonCard key={person.id} person={person} edit={() => setEditing(person)} />
      ))}
      {editing !== undefined && (
        <PersonDrawer
          stakeholderId={stakeholderId}
          {...(editing !== 'new' && { person: editing })}
          close={() => setEditing(undefined)}
        />
      )}
    </Section>
  );
}
