import { useTranslation } from 'react-i18next';
import { useCall } from '../../bridge.ts';
import { EnumTag } from '../../ui/EnumTag.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { DayText } from '../../ui/time.tsx';
import { Why } from '../../ui/Why.tsx';
import css from './profile.module.css';

/** Due dates by each rule that applies, with their explanations. */
export function DueDates({ id }: { id: string }) {
  const { t } = useTranslation();
  const due = useCall('cadence.forStakeholder', { stakeholderId: id });
  return (
    <Section title={t('stakeholders:profile.due')}>
      <Loaded query={due}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="muted">{t('stakeholders:profile.noDue')}</p>
          ) : (
            <ul className={css.lines}>
              {rows.map(({ slot, rule, lastContactOn, dueOn, state, why }) => (
                <li key={slot} className={css.line}>
                  <span className={css.lineMain}>
                    <strong>{t(`enums:slot.${slot}`)}</strong>
                    <span className={css.under}>
                      {rule}
                      {' · '}
                      {lastContactOn === null ? (
                        t('stakeholders:never')
                      ) : (
                        <span className={css.whole}>
                          {t('stakeholders:profile.last')} <DayText day={lastContactOn} />
                        </span>
                      )}
                    </span>
                  </span>
                  <EnumTag of="dueState" value={state} />
                  <strong className={css.date}>
                    <DayText day={dueOn} />
                  </strong>
                  <Why why={why} of={t(`enums:slot.${slot}`)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
