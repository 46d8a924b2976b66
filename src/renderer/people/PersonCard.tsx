import { DeleteOutlined, EditOutlined, StarFilled } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { EnumTag } from '../ui/EnumTag.tsx';
import { ContactLinks } from './ContactLinks.tsx';
import { PersonActions } from './PersonActions.tsx';
import type { Person } from './PersonDrawer.tsx';
import css from './people.module.css';
import { useBirthdayWords } from './useBirthdayWords.ts';
import { useCopyAddress } from './useCopyKeys.ts';

/** A contact person at a glance. */
export function PersonCard({ person, edit }: { person: Person; edit(): void }) {
  const { t } = useTranslation();
  const words = useBirthdayWords();
  const copy = useCopyAddress();
  const remove = useAction('people.remove', { undo: 'people:removed' });
  const { name, role, department, phones, emails, wechat, birthday, preferredChannel, primary, notes } =
    person;
  return (
    <article className={css.person} aria-label={name} data-reach={person.id}>
      <header>
        <strong>{name}</strong>
        {primary && (
          <Tooltip title={t('people:field.primary')}>
            <StarFilled className={css.primary ?? ''} aria-label={t('people:field.primary')} />
          </Tooltip>
        )}
        <span className="muted">{[department, role].filter(Boolean).join(' · ')}</span>
        <span className={css.personActions}>
          <Button
            type="text"
            size="small"
            icon={<EditOutlined aria-hidden />}
            aria-label={t('people:editName', { name })}
            onClick={edit}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('people:removeName', { name })}
            loading={remove.running}
            onClick={() => void remove.run({ id: person.id })}
          />
          <PersonActions person={person} />
        </span>
      </header>
      <ContactLinks phones={phones} emails={emails} />
      <div className={css.small}>
        {wechat !== '' && (
          <button type="button" className={css.plain} onClick={() => void copy('wechat', [person])}>
            {t('people:wechatIs', { wechat })}
          </button>
        )}
        {birthday !== null && <span>{t('people:birthdayIs', { birthday: words.whole(birthday) })}</span>}
        {preferredChannel !== null && (
          <span>
            {t('people:prefers')} <EnumTag of="channel" value={preferredChannel} plain />
          </span>
        )}
      </div>
      {notes !== '' && <p className={css.notes}>{notes}</p>}
    </article>
  );
}
