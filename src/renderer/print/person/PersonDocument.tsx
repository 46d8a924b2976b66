import type { ReactNode } from 'react';
import type { OutputOf } from '../../bridge.ts';
import { formatInstant } from '../../ui/days.ts';
import type { Paper } from '../text.ts';
import { birthdayText } from '../visit/words.ts';
import css from './person.module.css';

type Props = { record: OutputOf<'people.record'>; title: string; paper: Paper };

/** Who they are to us, what was talked about, where else they are spoken of. */
export function PersonDocument({ record, title, paper }: Props) {
  const { t, zone } = paper;
  const { person, interactions, files, texts } = record;
  const points = (all: { label?: string; value: string }[]) =>
    all
      .map(({ label = '', value }) => (label === '' ? value : `${value} (${label})`))
      .join(t('common:comma'));
  const mark = (deleted: boolean) => deleted && ` (${t('print:person.deleted')})`;
  const facts: [string, string][] = [
    [t('people:field.name'), person.name],
    [t('people:field.stakeholder'), `${record.stakeholder} · ${t(`enums:stakeholderKind.${record.kind}`)}`],
    [t('people:field.role'), person.role],
    [t('people:field.department'), person.department],
    [t('people:field.phones'), points(person.phones)],
    [t('people:field.emails'), points(person.emails)],
    [t('people:field.wechat'), person.wechat],
    [t('people:field.birthday'), person.birthday === null ? '' : birthdayText(person.birthday, t)],
    [t('people:field.address'), person.address],
    [t('people:field.notes'), person.notes],
    [t('print:person.since'), formatInstant(record.createdAt, zone)],
    [t('print:person.changed'), formatInstant(record.updatedAt, zone)],
  ];
  return (
    <article className={css.document}>
      <h1>{title}</h1>
      <p>{t('print:person.basis', { at: formatInstant(record.madeAt, zone), zone })}</p>
      <table>
        <tbody>
          {facts
            .filter(([, text]) => text !== '')
            .map(([label, text]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{text}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <Part title={t('print:person.interactions')} none={t('print:person.none')}>
        {interactions.map(({ at, channel, summary, decisions, deleted }) => (
          <li key={`${at} ${summary}`}>
            <b>{formatInstant(at, zone)}</b> {t(`enums:channel.${channel}`)}
            {mark(deleted)}
            <p>{[summary, decisions].filter(Boolean).join('\n')}</p>
          </li>
        ))}
      </Part>
      <Part title={t('print:person.files')} none={t('print:person.none')}>
        {files.map(({ name, at, deleted }) => (
          <li key={`${at} ${name}`}>
            <b>{formatInstant(at, zone)}</b> {name}
            {mark(deleted)}
          </li>
        ))}
      </Part>
      <Part title={t('print:person.texts')} none={t('print:person.none')}>
        {texts.map((one) => (
          <li key={`${one.in} ${one.text}`}>
            <b>{t(`trail:table.${one.in}`)}</b>
            <p>{one.text}</p>
          </li>
        ))}
      </Part>
    </article>
  );
}

function Part({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  return (
    <section>
      <h2>{title}</h2>
      {children.length === 0 ? <p>{none}</p> : <ul>{children}</ul>}
    </section>
  );
}
