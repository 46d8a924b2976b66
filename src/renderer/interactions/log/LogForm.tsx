import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANNELS, DIRECTIONS, PURPOSES } from '../../../domain/interactions.ts';
import { AttachmentDrop } from '../../attachments/AttachmentDrop.tsx';
import { useEnumOptions } from '../../ui/EnumTag.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { StakeholderSelect } from '../../ui/StakeholderSelect.tsx';
import { WhenPicker } from '../when/WhenPicker.tsx';
import type { Draft, Problem } from './draft.ts';
import styles from './log.module.css';
import { PeopleSelect } from './PeopleSelect.tsx';

type Props = {
  draft: Draft;
  onChange(change: Partial<Draft>): void;
  files: File[];
  onFiles(files: File[]): void;
  problems: readonly Problem[];
  isNew: boolean;
};

/** The fields of an interaction. */
export function LogForm({ draft, onChange, files, onFiles, problems, isNew }: Props) {
  const { t } = useTranslation();
  const channels = useEnumOptions('channel', CHANNELS);
  const directions = useEnumOptions('direction', DIRECTIONS);
  const purposes = useEnumOptions('purpose', PURPOSES);

  const field = (name: string, children: ReactNode, problem?: Problem, hint?: string) => {
    const wrong = problem !== undefined && problems.includes(problem);
    return (
      <Form.Item
        label={t(`interactions:field.${name}`)}
        htmlFor={`log-${name}`}
        {...(wrong && { validateStatus: 'error' as const, help: t(`interactions:problem.${problem}`) })}
        {...(!wrong && hint !== undefined && { extra: hint })}
      >
        {children}
      </Form.Item>
    );
  };
  return (
    <Form layout="vertical" component="div" className={styles.form}>
      {field(
        'who',
        <StakeholderSelect
          id="log-who"
          value={draft.who}
          autoFocus={draft.who.length === 0}
          onChange={(who) => onChange({ who })}
        />,
        'who',
      )}
      {field(
        'people',
        <PeopleSelect
          id="log-people"
          stakeholderIds={draft.who.map(({ id }) => id)}
          value={draft.personIds}
          onChange={(personIds) => onChange({ personIds })}
        />,
      )}
      <div className={styles.pair}>
        {field(
          'when',
          <WhenPicker
            id="log-when"
            time
            lean="past"
            allowClear={false}
            value={draft.at}
            onChange={(at) => onChange({ at })}
          />,
          'when',
          t('interactions:hint.when'),
        )}
        {field(
          'channel',
          <Select
            id="log-channel"
            value={draft.channel}
            options={channels}
            onChange={(channel) => onChange({ channel })}
          />,
        )}
      </div>
      <div className={styles.pair}>
        {field(
          'outcome',
          <Segmented
            block
            id="log-outcome"
            aria-label={t('interactions:field.outcome')}
            value={draft.effective ? 'effective' : 'attempted'}
            options={[
              { value: 'effective', label: t('interactions:outcome.effective') },
              { value: 'attempted', label: t('interactions:outcome.attempted') },
            ]}
            onChange={(outcome) => onChange({ effective: outcome === 'effective' })}
          />,
          undefined,
          draft.effective ? undefined : t('interactions:hint.attempted'),
        )}
        {field(
          'direction',
          <Segmented
            block
            id="log-direction"
            aria-label={t('interactions:field.direction')}
            value={draft.direction}
            options={directions}
            onChange={(direction) => onChange({ direction })}
          />,
        )}
      </div>
      {field(
        'summary',
        <Input.TextArea
          id="log-summary"
          autoSize={{ minRows: 4, maxRows: 14 }}
          maxLength={20_000}
          autoFocus={draft.who.length > 0}
          value={draft.summary}
          onChange={(event) => onChange({ summary: event.target.value })}
        />,
      )}
      <div className={styles.pair}>
        {field(
          'decisions',
          <Input.TextArea
            id="log-decisions"
            autoSize={{ minRows: 1, maxRows: 8 }}
            maxLength={20_000}
            value={draft.decisions}
            onChange={(event) => onChange({ decisions: event.target.value })}
          />,
        )}
        {field(
          'purpose',
          <Select
            id="log-purpose"
            allowClear
            value={draft.purpose}
            placeholder={t('interactions:hint.purpose')}
            options={purposes}
            onChange={(purpose) => onChange({ purpose: purpose ?? null })}
          />,
        )}
      </div>
      <div className={styles.step}>
        {field(
          'nextStep',
          <Input
            id="log-nextStep"
            maxLength={500}
            value={draft.nextStep}
            placeholder={t(isNew ? 'interactions:hint.nextStep' : 'interactions:hint.anotherStep')}
            onChange={(event) => onChange({ nextStep: event.target.value })}
          />,
          'nextStep',
        )}
        {field(
          'nextStepOn',
          <WhenPicker
            id="log-nextStepOn"
            lean="future"
            value={draft.nextStepOn}
            onChange={(nextStepOn) => onChange({ nextStepOn })}
          />,
          'nextStepOn',
        )}
      </div>
      <Form.Item label={t('attachments:title')}>
        <AttachmentDrop
          files={files}
          onAdd={(added) => onFiles([...files, ...added])}
          onRemove={(removedFile) => onFiles(files.filter((file) => file !== removedFile))}
        />
      </Form.Item>
    </Form>
  );
}
