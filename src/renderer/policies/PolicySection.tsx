import { CopyOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettled } from '../../domain/policies.ts';
import { type OutputOf, useAction, useCall } from '../bridge.ts';
import { useResume } from '../drafts/resume.ts';
import { Chip } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useDays } from '../ui/time.tsx';
import css from './policies.module.css';
import { ALWAYS, type Topic } from './topic.ts';
import { type EditedVersion, VersionEditor } from './VersionEditor.tsx';

type Version = OutputOf<'policies.versions'>[number];

const TONES = { past: 'quiet', current: 'good', future: 'accent', corrected: 'quiet' } as const;

/** The versions of a topic's rules: what held, holds and will hold; and the next one (S4 §9). */
export function PolicySection<P>({ topic }: { topic: Topic<P> }) {
  const query = useCall('policies.versions', { topic: topic.topic });
  return (
    <div className={css.section}>
      <Loaded query={query}>{(versions) => <Versions topic={topic} versions={versions} />}</Loaded>
    </div>
  );
}

function Versions<P>({ topic, versions }: { topic: Topic<P>; versions: Version[] }) {
  const { t } = useTranslation();
  const { today } = useDays();
  const [chosenId, choose] = useState<string>();
  const [edited, setEdited] = useState<EditedVersion<P> | null>(null);
  const remove = useAction('policies.remove', { undo: 'policies:removed' });
  const selected =
    versions.find(({ id }) => id === chosenId) ??
    versions.find(({ state }) => state === 'current') ??
    versions[0];
  /** A new version begins with the rules of another. */
  const edit = (version: Version, isCorrected: boolean) => {
    const policy = topic.read(version.content);
    if (!policy.ok) return;
    const fresh = { effectiveFrom: today, approvedBy: '', note: '', reason: '', replaces: null };
    setEdited({
      policy: policy.value,
      ...(isCorrected ? { ...version, reason: '', replaces: version.effectiveFrom } : fresh),
    });
  };
  useResume('policy-version', (subject) => {
    const [of, replaces] = subject.split(' ');
    const version =
      replaces === undefined
        ? selected
        : versions.find((one) => one.effectiveFrom === replaces && one.state !== 'corrected');
    if (of === topic.topic && version !== undefined) edit(version, replaces !== undefined);
  });
  if (selected === undefined) return null;
  const policy = topic.read(selected.content);
  const isRemovable =
    selected.effectiveFrom !== ALWAYS && selected.state !== 'corrected' && !isSettled(selected, today);

  if (edited !== null) {
    return (
      <VersionEditor
        topic={topic}
        start={edited}
        standing={versions.filter(({ state }) => state !== 'corrected')}
        onClose={() => setEdited(null)}
      />
    );
  }
  return (
    <div className={css.versions}>
      <ul className={css.list} aria-label={t('policies:versions')}>
        {versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              className={css.version}
              aria-pressed={version.id === selected.id}
              onClick={() => choose(version.id)}
            >
              <span>
                {version.effectiveFrom === ALWAYS
                  ? t('policies:initial')
                  : t('policies:since', { day: version.effectiveFrom })}{' '}
                <Chip tone={TONES[version.state]}>{t(`policies:state.${version.state}`)}</Chip>
              </span>
              <small className="muted">
                {[version.approvedBy, version.note, version.reason].filter(Boolean).join(' · ')}
              </small>
            </button>
          </li>
        ))}
      </ul>
      <div className={css.content}>
        {policy.ok ? (
          <>
            <Space wrap className={css.bar}>
              <Button type="primary" icon={<CopyOutlined />} onClick={() => edit(selected, false)}>
                {t('policies:newVersion')}
              </Button>
              {selected.state !== 'corrected' && (
                <Button icon={<EditOutlined />} onClick={() => edit(selected, true)}>
                  {t('policies:correct')}
                </Button>
              )}
              {isRemovable && (
                <Button
                  icon={<DeleteOutlined />}
                  loading={remove.running}
                  onClick={() => void remove.run({ id: selected.id })}
                >
                  {t('policies:removeVersion')}
                </Button>
              )}
            </Space>
            <topic.Editor policy={policy.value} issues={[]} />
          </>
        ) : (
          <Alert type="error" showIcon title={t('policies:error.unreadable')} />
        )}
      </div>
    </div>
  );
}
