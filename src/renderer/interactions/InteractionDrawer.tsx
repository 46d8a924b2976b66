import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Checkbox, Descriptions, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachmentList } from '../attachments/AttachmentList.tsx';
import { useAction, useCall } from '../bridge.ts';
import { Chip, EnumTag } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { StakeholderLink } from '../ui/StakeholderLink.tsx';
import { DayText, InstantText } from '../ui/time.tsx';
import styles from './interactions.module.css';
import type { Interaction } from './log/draft.ts';
import { useLogInteraction } from './log/store.ts';

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.block}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** What was promised then, to be ticked off. */
function NextSteps({ steps }: { steps: Interaction['nextSteps'] }) {
  const complete = useAction('nextSteps.complete', { undo: 'interactions:stepDone' });
  const reopen = useAction('nextSteps.reopen', { undo: 'interactions:stepReopened' });
  return (
    <ul className={styles.steps}>
      {steps.map(({ id, text, dueOn, doneAt }) => (
        <li key={id}>
          <Checkbox
            checked={doneAt !== null}
            onChange={({ target }) => void (target.checked ? complete : reopen).run({ id })}
          >
            {text} <span className="muted">{<DayText day={dueOn} />}</span>
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}

function Details({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation();
  const { stakeholders, people, purpose } = interaction;
  const rows: { label: string; children: ReactNode }[] = [
    {
      label: t('interactions:field.who'),
      children: stakeholders.map(({ id, name }, n) => (
        <span key={id}>
          {n > 0 && t('interactions:comma')}
          <StakeholderLink id={id} name={name} />
        </span>
      )),
    },
    ...(people.length > 0
      ? [
          {
            label: t('interactions:field.people'),
            children: people.map(({ name }) => name).join(t('interactions:comma')),
          },
        ]
      : []),
    { label: t('interactions:field.when'), children: <InstantText at={interaction.at} /> },
    {
      label: t('interactions:field.channel'),
      children: (
        <>
          <EnumTag of="channel" value={interaction.channel} />{' '}
          <EnumTag of="direction" value={interaction.direction} plain />
        </>
      ),
    },
    {
      label: t('interactions:field.outcome'),
      children: (
        <Chip tone={interaction.effective ? 'good' : 'warning'}>
          {t(`interactions:outcome.${interaction.effective ? 'effective' : 'attempted'}`)}
        </Chip>
      ),
    },
    ...(purpose === null
      ? []
      : [{ label: t('interactions:field.purpose'), children: <EnumTag of="purpose" value={purpose} /> }]),
    { label: t('common:owner'), children: interaction.ownerName ?? t('interactions:nobody') },
  ];

  return (
    <>
      <Descriptions
        size="small"
        column={1}
        items={rows.map((row) => ({ key: row.label, ...row }))}
        styles={{ label: { width: 112 } }}
      />
      <Block title={t('interactions:field.summary')}>
        <p className={styles.prose}>
          {interaction.summary || <span className="muted">{t('interactions:noSummary')}</span>}
        </p>
      </Block>
      {interaction.decisions !== '' && (
        <Block title={t('interactions:field.decisions')}>
          <p className={styles.prose}>{interaction.decisions}</p>
        </Block>
      )}
      {interaction.nextSteps.length > 0 && (
        <Block title={t('interactions:field.nextStep')}>
          <NextSteps steps={interaction.nextSteps} />
        </Block>
      )}
      <Block title={t('attachments:title')}>
        <AttachmentList interactionId={interaction.id} attachments={interaction.attachments} />
      </Block>
    </>
  );
}

/** An interaction, whole, beside the log. `e` edits it. */
export function InteractionDrawer({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation();
  const interaction = useCall('interactions.get', { id });
  const remove = useAction('interactions.remove', { undo: 'interactions:removed' });
  const edit = () => useLogInteraction.getState().edit(id);

  return (
    <Drawer
      open
      size={560}
      title={t('interactions:one')}
      onClose={onClose}
      extra={
        <>
          <Button icon={<EditOutlined />} onClick={edit}>
            {t('common:edit')}
          </Button>
          <Button
            type="text"
            danger
            icon={<DeleteOutlined />}
            aria-label={t('interactions:remove')}
            onClick={() => {
              onClose();
              void remove.run({ id });
            }}
          />
        </>
      }
    >
      <Loaded query={interaction}>{(data) => <Details interaction={data} />}</Loaded>
    </Drawer>
  );
}
