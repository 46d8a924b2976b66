import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../../bridge.ts';
import { useResume } from '../../drafts/resume.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { ExceptionForm } from './ExceptionForm.tsx';
import css from './profile.module.css';

/** Where this stakeholder is contacted at another interval than the policy says, or not at all. */
export function Exceptions({ id }: { id: string }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  useResume('cadence-exception', () => setAdding(true));
  const exceptions = useCall('cadence.exceptions', { stakeholderId: id });
  const remove = useAction('cadence.removeException', { undo: 'stakeholders:exceptions.removed' });
  return (
    <Section
      title={t('stakeholders:exceptions.title')}
      aside={
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('stakeholders:exceptions.add')}
        </Button>
      }
    >
      <Loaded query={exceptions}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="muted">{t('stakeholders:exceptions.none')}</p>
          ) : (
            <ul className={css.lines}>
              {rows.map(({ id: exceptionId, slot, every, tag, note }) => (
                <li key={exceptionId} className={css.line}>
                  <span className={css.lineMain}>
                    <strong>{t(`enums:slot.${slot}`)}</strong>{' '}
                    {every === 'off' ? t('stakeholders:exceptions.off') : every}
                    <span className="muted">
                      {tag === null ? '' : ` · ${t('stakeholders:exceptions.byTag', { tag })}`}
                      {note === '' ? '' : ` · ${note}`}
                    </span>
                  </span>
                  {tag === null && (
                    <Button size="small" type="text" onClick={() => void remove.run({ id: exceptionId })}>
                      {t('common:remove')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && <ExceptionForm stakeholderId={id} close={() => setAdding(false)} />}
    </Section>
  );
}
