import { CloseOutlined, EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { useCommand } from '../ui/commands.ts';
import { InstantText } from '../ui/time.tsx';
import css from './drafts.module.css';
import { type DraftSummary, resumeDraft } from './resume.ts';
import { useDiscard } from './useDiscard.tsx';

/** The list of drafts; nothing where there is none. */
export function DraftList() {
  const { t } = useTranslation();
  const { data: drafts = [] } = useCall('drafts.list', {});
  const discard = useDiscard();
  if (drafts.length === 0) return null;
  return (
    <section className={css.list} aria-labelledby="drafts">
      <h2 id="drafts">{t('drafts:title')}</h2>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Button type="link" size="small" onClick={() => resumeDraft(draft)}>
              {t(`drafts:form.${draft.form}`)} ·{' '}
              <span className={css.about}>{draft.about || t('drafts:untitled')}</span>
            </Button>
            <small className="muted">
              <InstantText at={draft.savedAt} />
            </small>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={`${t('drafts:discard')} ${t(`drafts:form.${draft.form}`)} · ${draft.about || t('drafts:untitled')}`}
              onClick={() => void discard(draft)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ResumeCommand({ draft }: { draft: DraftSummary }) {
  const { t } = useTranslation();
  const about = draft.about || t('drafts:untitled');
  const params = { form: t(`drafts:form.${draft.form}`), about };
  useCommand(
    { id: `draft:${draft.id}`, label: 'drafts:resume', params, icon: <EditOutlined aria-hidden /> },
    () => resumeDraft(draft),
  );
  return null;
}

/** Each draft as a command of the palette. Draws nothing. */
export function DraftCommands() {
  const { data: drafts = [] } = useCall('drafts.list', {});
  return drafts.map((draft) => <ResumeCommand key={`${draft.id} ${draft.about}`} draft={draft} />);
}
