import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachmentList } from '../attachments/AttachmentList.tsx';
import { useAction, useCall } from '../bridge.ts';
import { Chip, EnumTag } from '../ui/EnumTag.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { StakeholderLink } from '../ui/StakeholderLink.tsx';
import { DayText, InstantText } from '../ui/time.tsx';
import styles from './interactions.module.css';
import type { Interaction } from './log/draft.ts';
import { useLogInteraction } from './log/store.ts';
import { useRemoveInteraction } from './useRemoveInteraction.ts';

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

function useFacts(interaction: Interaction): Fact[] {
  const { t } = useTranslation();
  const { stakeholders, people, purpose, effective } = interaction;
  const facts: Fact[] = [
    {
      label: t('interactions:field.who'),
      value: stakeholders.map(({ id, name }, n) => (
        <span key={id}>
          {n > 0 && t('interactions:comma')}
          <StakeholderLink id={id} name={name} />
        </span>
      )),
    },
    { label: t('interactions:field.when'), value: <InstantText at={interaction.at} /> },
    {
      label: t('interactions:field.channel'),
      value: <EnumTag of="channel" value={interaction.channel} plain />,
    },
    {
      label: t('interactions:field.direction'),
      value: <EnumTag of="direction" value={interaction.direction} plain />,
    },
    {
      label: t('interactions:field.outcome'),
      value: (
        <Chip tone={effective ? 'good' : 'warning'}>
          {t(`interactions:outcome.${effective ? 'effective' : 'attempted'}`)}
        </Chip>
      ),
    },
    { label: t('common:owner'), value: interaction.ownerName ?? t('interactions:nobody') },
  ];
  if (people.length > 0)
    facts.push({
      label: t('interactions:field.people'),
      value: people.map(({ name }) => name).join(t('interactions:comma')),
    });
  if (purpose !== null)
    facts.push({ label: t('interactions:field.purpose'), value: <EnumTag of="purpose" value={purpose} /> });
  return facts;
}

function Details({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation();
  const facts = useFacts(interaction);
  return (
    <>
      <Facts facts={facts} />
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

/** An interaction, whole, beside the log. */
export function InteractionPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation();
  const interaction = useCall('interactions.get', { id });
  const remove = useRemoveInteraction();

  return (
    <SidePanel
      shown={id}
      title={t('interactions:one')}
      onClose={onClose}
      actions={
        <>
          <Button
            type="text"
            icon={<EditOutlined />}
            aria-label={t('common:edit')}
            onClick={() => useLogInteraction.getState().edit(id)}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('interactions:remove')}
            onClick={() => {
              onClose();
              void remove(id);
            }}
          />
        </>
      }
    >
      <Loaded query={interaction}>{(data) => <Details interaction={data} />}</Loaded>
    </SidePanel>
  );
}
