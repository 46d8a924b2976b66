import { useTranslation } from 'react-i18next';
import { caseNumber, FEEDBACK_STATES } from '../../../domain/feedback/terms.ts';
import { useCall } from '../../bridge.ts';
import { EnumTag } from '../../ui/EnumTag.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { InstantText } from '../../ui/time.tsx';
import { Why } from '../../ui/Why.tsx';
import css from './profile.module.css';

const OPEN = FEEDBACK_STATES.filter((state) => state !== 'resolved' && state !== 'closed');

/** Feedback of this stakeholder that is still open, with its deadline. */
export function OpenFeedback({ id }: { id: string }) {
  const { t } = useTranslation();
  const feedback = useCall('feedback.list', { filter: { stakeholderId: id, states: OPEN }, limit: 100 });
  return (
    <Section title={t('stakeholders:profile.feedback')}>
      <Loaded query={feedback}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">{t('stakeholders:profile.noFeedback')}</p>
          ) : (
            <ul className={css.lines}>
              {rows.map(({ id: caseId, number, kind, priority, state, content, deadlineAt, deadlineWhy }) => (
                <li key={caseId} className={css.line}>
                  <a className={css.lineMain} href={`#/feedback/${caseId}`}>
                    {caseNumber(number)} {t(`enums:feedbackKind.${kind}`)} · {content}
                  </a>
                  <EnumTag of="feedbackPriority" value={priority} />
                  <EnumTag of="feedbackState" value={state} />
                  <span className={css.date}>
                    <InstantText at={deadlineAt} />
                    <Why why={deadlineWhy} of={caseNumber(number)} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
