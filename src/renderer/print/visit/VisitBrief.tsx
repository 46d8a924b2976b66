import type { ReactNode } from 'react';
import { caseNumber } from '../../../domain/feedback/terms.ts';
import { formatInstant } from '../../ui/days.ts';
import type { Paper } from '../text.ts';
import type { Visit } from './useVisit.ts';
import css from './visit.module.css';
import { birthdayText } from './words.ts';

/** As many people as leave the brief on one page where texts are short. */
const MOST_PEOPLE = 5;

type Props = { visit: Visit; paper: Paper };

/** Who they are, what was said, what was promised, what is open: one page unless texts are long, with room for notes. */
export function VisitBrief({ visit, paper }: Props) {
  const { t } = paper;
  const { stakeholder: s, due, interactions, feedback, steps } = visit;
  const facts = [
    t(`enums:stakeholderKind.${s.kind}`),
    t(`enums:tier.${s.tier}`),
    t('print:visit.influence', { level: t(`enums:influence.${s.influence}`) }),
    s.industry,
    ...s.tags,
  ].filter(Boolean);
  const reach = [...s.phones, ...s.emails].map(({ value }) => value);
  return (
    <article className={css.brief}>
      <header className={css.head}>
        <p className={css.kicker}>{t('print:visit.title')}</p>
        <h1>{s.name}</h1>
        <p>{facts.join(' · ')}</p>
        <p className={css.soft}>
          {[s.address, ...reach, s.website].filter(Boolean).join('　')}
          {s.ownerName !== null && `　${t('print:visit.owner', { name: s.ownerName })}`}
        </p>
      </header>
      <People visit={visit} paper={paper} />
      <div className={css.columns}>
        <Block title={t('print:visit.promised')} more={steps.total - steps.rows.length} paper={paper}>
          {steps.rows.map((step) => (
            <li key={step.id}>
              <b>{step.dueOn}</b> {step.text}
            </li>
          ))}
        </Block>
        <Block title={t('print:visit.due')} more={0} paper={paper}>
          {due.map((row) => (
            <li key={row.slot}>
              <b>{row.dueOn}</b> {row.rule}
              {row.daysOverdue > 0 && t('print:visit.overdue', { count: row.daysOverdue })}
            </li>
          ))}
        </Block>
      </div>
      <Block title={t('print:visit.feedback')} more={feedback.total - feedback.rows.length} paper={paper}>
        {feedback.rows.map((row) => (
          <li key={row.id}>
            <b>{caseNumber(row.number)}</b> {t(`enums:feedbackKind.${row.kind}`)} ·{' '}
            {t(`enums:feedbackState.${row.state}`)} · {row.content}{' '}
            <span className={css.soft}>
              {t('print:visit.deadline', { at: formatInstant(row.deadlineAt, paper.zone) })}
            </span>
          </li>
        ))}
      </Block>
      <Block title={t('print:visit.last')} more={interactions.total - interactions.rows.length} paper={paper}>
        {interactions.rows.map((row) => (
          <li key={row.id}>
            <b>{formatInstant(row.at, paper.zone).slice(0, 10)}</b> {t(`enums:channel.${row.channel}`)}
            {!row.effective && t('print:visit.attempted')} · {row.summary}
          </li>
        ))}
      </Block>
      {s.notes !== '' && (
        <section>
          <h2>{t('print:visit.notes')}</h2>
          <p className={css.text}>{s.notes}</p>
        </section>
      )}
      <section className={css.write}>
        <h2>{t('print:visit.write')}</h2>
      </section>
    </article>
  );
}

function People({ visit: { stakeholder }, paper: { t } }: Props) {
  const people = [...stakeholder.people].sort((a, b) => Number(b.primary) - Number(a.primary));
  if (people.length === 0) return null;
  return (
    <section>
      <h2>{t('print:visit.people')}</h2>
      <table className={css.people}>
        <tbody>
          {people.slice(0, MOST_PEOPLE).map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td>{[person.department, person.role].filter(Boolean).join(' ')}</td>
              <td>
                {[...person.phones, ...person.emails]
                  .map(({ value }) => value)
                  .slice(0, 2)
                  .join('　')}
              </td>
              <td className={css.soft}>
                {person.birthday !== null &&
                  t('print:visit.birthday', { on: birthdayText(person.birthday, t) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={people.length - MOST_PEOPLE} t={t} />
    </section>
  );
}

type BlockProps = { title: string; more: number; paper: Paper; children: ReactNode[] };

function Block({ title, more, paper: { t }, children }: BlockProps) {
  return (
    <section>
      <h2>{title}</h2>
      {children.length === 0 ? <p className={css.soft}>{t('print:visit.none')}</p> : <ul>{children}</ul>}
      <More count={more} t={t} />
    </section>
  );
}

const More = ({ count, t }: { count: number; t: Paper['t'] }) =>
  count > 0 ? <p className={css.soft}>{t('print:visit.more', { count })}</p> : null;
