import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FESTIVALS } from '../../domain/festivals.ts';
import type { OutputOf } from '../bridge.ts';
import { useDraft } from '../drafts/useDraft.tsx';
import { withinMonth } from '../people/birthday.ts';
import { MonthAndDay } from '../people/MonthAndDay.tsx';
import { useBirthdayWords } from '../people/useBirthdayWords.ts';
import { Segmented } from '../ui/Segmented.tsx';
import css from './reminders.module.css';

type Settings = OutputOf<'reminders.settings'>;
type Greeted = Pick<Settings, 'festivals' | 'occasions'>;
type Occasion = Settings['occasions'][number];
type Props = Greeted & { onChange(change: Partial<Greeted>): void };

/** Days on which partners are greeted: festivals, and days of one's own. */
export function Occasions({ festivals, occasions, onChange }: Props) {
  const { t } = useTranslation();
  const words = useBirthdayWords();
  return (
    <>
      <Form.Item label={t('reminders:festivals')}>
        <Checkbox.Group
          aria-label={t('reminders:festivals')}
          className={css.festivals ?? ''}
          value={festivals}
          options={FESTIVALS.map((value) => ({ value, label: t(`festivals:${value}`) }))}
          onChange={(festivals) => onChange({ festivals })}
        />
      </Form.Item>
      <Form.Item label={t('reminders:occasions')} extra={t('reminders:occasionsHint')}>
        <ul className={css.occasions}>
          {occasions.map((one) => (
            <li key={one.id}>
              <span>{one.name}</span>
              <span className="muted">
                {words.month(one.calendar, one.month)}
                {words.dayOfMonth(one.calendar, one.day)}
              </span>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('reminders:removeOccasion', { name: one.name })}
                onClick={() => onChange({ occasions: occasions.filter(({ id }) => id !== one.id) })}
              />
            </li>
          ))}
        </ul>
        <NewOccasion add={(one) => onChange({ occasions: [...occasions, one] })} />
      </Form.Item>
    </>
  );
}

const FIRST = { calendar: 'solar', month: 1, day: 1 } as const;

function NewOccasion({ add }: { add(occasion: Occasion): void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [date, setDate] = useState<Omit<Occasion, 'id' | 'name'>>(FIRST);
  const set = (change: Partial<typeof date>) => setDate((before) => withinMonth({ ...before, ...change }));
  const { notice, settle } = useDraft<Omit<Occasion, 'id'>>({
    form: 'occasion',
    start: { name: '', ...FIRST },
    value: { name, ...date },
    about: name,
    restore({ name: restoredName = '', ...day }) {
      setName(restoredName);
      set(day);
    },
    matters: (changes) => 'name' in changes,
  });
  const submit = () => {
    add({ id: crypto.randomUUID(), name: name.trim(), ...date });
    settle();
    setName('');
    setDate(FIRST);
  };
  return (
    <>
      {notice}
      <span className={css.row}>
        <Input
          className={css.occasion ?? ''}
          aria-label={t('reminders:occasionName')}
          placeholder={t('reminders:occasionName')}
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Segmented
          aria-label={t('people:birthday.calendar')}
          value={date.calendar}
          options={(['solar', 'lunar'] as const).map((value) => ({
            value,
            label: t(`people:birthday.${value}`),
          }))}
          onChange={(calendar) => set({ calendar })}
        />
        <MonthAndDay date={date} onChange={set} />
        <Button disabled={name.trim() === ''} onClick={submit}>
          {t('reminders:addOccasion')}
        </Button>
      </span>
    </>
  );
}
