import { HistoryOutlined, MoreOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, App, Button, Dropdown } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../bridge.ts';
import { useResume } from '../drafts/resume.ts';
import { logInteraction } from '../interactions/log/store.ts';
import { reachableOf, useCopyKeys } from '../people/useCopyKeys.ts';
import { preview } from '../print/print.ts';
import { HistoryDrawer } from '../trail/HistoryDrawer.tsx';
import { useCommand, useShortcut } from '../ui/commands.ts';
import { Chip, EnumTag } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { type Stakeholder, StakeholderDrawer } from './form/StakeholderDrawer.tsx';
import { DueDates } from './profile/DueDates.tsx';
import { Duplicates } from './profile/Duplicates.tsx';
import { Exceptions } from './profile/Exceptions.tsx';
import { Facts } from './profile/Facts.tsx';
import { NextSteps } from './profile/NextSteps.tsx';
import { OpenFeedback } from './profile/OpenFeedback.tsx';
import { People } from './profile/People.tsx';
import css from './profile/profile.module.css';
import { Timeline } from './profile/Timeline.tsx';

/** Everything about one stakeholder: what is due and promised first, who they are beside it, what happened below. */
export function StakeholderPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const stakeholder = useCall('stakeholders.get', { id });
  if (stakeholder.data !== undefined) return <Profile stakeholder={stakeholder.data} />;
  return (
    <PageFrame title={t('stakeholders:title')}>
      <Loaded query={stakeholder}>{() => null}</Loaded>
    </PageFrame>
  );
}

function Profile({ stakeholder }: { stakeholder: Stakeholder }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { id, name, kind, tier, status, confidentiality, tags, inactive } = stakeholder;
  const [editing, setEditing] = useState(false);
  const [history, setHistory] = useState(false);
  const { run: noteLook } = useAction('trail.looked', { quiet: true });
  useEffect(() => void noteLook({ stakeholderId: id }), [id, noteLook]);
  const deactivate = useAction('stakeholders.deactivate', { undo: 'stakeholders:deactivated' });
  const restore = useAction('stakeholders.restore', { undo: 'stakeholders:restored' });

  const log = () => logInteraction({ stakeholderIds: [id] });
  const brief = () => {
    if (confidentiality === 'normal') preview(`/print/visit?id=${id}`);
    else
      modal.confirm({
        title: t('stakeholders:confirmBrief.title'),
        content: t('stakeholders:confirmBrief.text', { name }),
        okText: t('stakeholders:confirmBrief.ok'),
        onOk: () => preview(`/print/visit?id=${id}&confirmed=1`),
      });
  };
  const setInactive = (off: boolean) => void (off ? deactivate : restore).run({ ids: [id] });
  useResume('stakeholder', () => setEditing(true));
  useCopyKeys(reachableOf(stakeholder));
  useShortcut('l', 'stakeholders:log', log);
  useShortcut('mod+p', 'stakeholders:brief', brief);
  useCommand({ id: 'stakeholders.edit', label: 'stakeholders:edit', keys: 'e' }, () => setEditing(true));
  useCommand(
    {
      id: 'stakeholders.brief',
      label: 'stakeholders:brief',
      keys: 'p',
      icon: <PrinterOutlined aria-hidden />,
    },
    brief,
  );

  return (
    <PageFrame
      title={name}
      aside={
        <>
          <EnumTag of="stakeholderKind" value={kind} />
          <EnumTag of="tier" value={tier} />
          <EnumTag of="status" value={status} />
          {confidentiality === 'strict' && <EnumTag of="confidentiality" value="strict" />}
          {tags.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
        </>
      }
      actions={
        <>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={log}>
            {t('stakeholders:log')}
          </Button>
          <Button onClick={() => setEditing(true)}>{t('common:edit')}</Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'brief', icon: <PrinterOutlined aria-hidden />, label: t('stakeholders:brief') },
                {
                  key: 'history',
                  icon: <HistoryOutlined aria-hidden />,
                  label: t('trail:history'),
                },
                inactive
                  ? { key: 'restore', label: t('stakeholders:restore') }
                  : { key: 'deactivate', danger: true, label: t('stakeholders:deactivate') },
              ],
              onClick: ({ key }) => {
                if (key === 'brief') brief();
                else if (key === 'history') setHistory(true);
                else setInactive(key === 'deactivate');
              },
            }}
          >
            <Button icon={<MoreOutlined aria-hidden />} aria-label={t('common:more')} />
          </Dropdown>
        </>
      }
    >
      {inactive && (
        <Alert
          type="warning"
          showIcon
          className={css.banner ?? ''}
          title={t('stakeholders:inactiveBanner')}
          action={
            <Button size="small" loading={restore.running} onClick={() => setInactive(false)}>
              {t('stakeholders:restore')}
            </Button>
          }
        />
      )}
      <Duplicates id={id} />
      <div className={css.page}>
        <div className={css.profile}>
          <div className={css.now}>
            <DueDates id={id} />
            <NextSteps id={id} />
            <OpenFeedback id={id} />
          </div>
          <aside className={css.side} aria-label={t('stakeholders:facts')}>
            <Facts stakeholder={stakeholder} />
            <People stakeholderId={id} people={stakeholder.people} />
            <Exceptions id={id} />
          </aside>
          <div className={css.past}>
            <Timeline id={id} />
          </div>
        </div>
      </div>
      {history && <HistoryDrawer stakeholderId={id} close={() => setHistory(false)} />}
      {editing && <StakeholderDrawer stakeholder={stakeholder} close={() => setEditing(false)} />}
    </PageFrame>
  );
}
