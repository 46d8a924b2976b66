import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { BackupSection } from '../backups/BackupSection.tsx';
import { CalendarSection } from '../calendars/CalendarSection.tsx';
import { HandoverSection } from '../handover/HandoverSection.tsx';
import { cadenceTopic } from '../policies/cadence.tsx';
import { Exceptions } from '../policies/Exceptions.tsx';
import { feedbackTopic } from '../policies/feedback.tsx';
import { kpiTopic } from '../policies/kpi-targets.tsx';
import { PolicySection } from '../policies/PolicySection.tsx';
import { ReminderSection } from '../reminders/ReminderSection.tsx';
import { useRoute } from '../route.ts';
import { TrailSection } from '../trail/TrailSection.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { AppSection } from './AppSection.tsx';
import { OwnerSection } from './OwnerSection.tsx';
import css from './settings.module.css';
import { VaultSection } from './VaultSection.tsx';

const CadenceSection = () => (
  <>
    <PolicySection topic={cadenceTopic} />
    <Exceptions />
  </>
);
const FeedbackSection = () => <PolicySection topic={feedbackTopic} />;
const KpiSection = () => <PolicySection topic={kpiTopic} />;

/** `#/settings/<name>`, in the order of the list. */
const SECTIONS: [string, ComponentType][] = [
  ['app', AppSection],
  ['vault', VaultSection],
  ['backups', BackupSection],
  ['handover', HandoverSection],
  ['trail', TrailSection],
  ['owners', OwnerSection],
  ['cadence', CadenceSection],
  ['feedback-targets', FeedbackSection],
  ['kpi-targets', KpiSection],
  ['calendars', CalendarSection],
  ['reminders', ReminderSection],
];

/** Everything that can be set, a section at a time. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { path } = useRoute();
  const [name, Section] = SECTIONS.find(([each]) => each === path[1]) ?? ['app', AppSection];
  return (
    <PageFrame title={t('settings:title')} body="fill">
      <div className={css.desk}>
        <nav className={css.nav} aria-label={t('settings:title')}>
          {SECTIONS.map(([each]) => (
            <a key={each} href={`#/settings/${each}`} aria-current={each === name ? 'page' : undefined}>
              {t(`settings:section.${each}.title`)}
            </a>
          ))}
        </nav>
        <div className={css.section} key={name}>
          <h2>{t(`settings:section.${name}.title`)}</h2>
          <p className="muted">{t(`settings:section.${name}.hint`)}</p>
          <Section />
        </div>
      </div>
    </PageFrame>
  );
}
