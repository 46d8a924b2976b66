import { useQueries } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useCall } from '../../bridge.ts';
import { useResume } from '../../drafts/resume.ts';
import { useDraft } from '../../drafts/useDraft.tsx';
import { useCommand, useShortcut } from '../../ui/commands.ts';
import { onCtrlEnter } from '../../ui/ctrl-enter.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Shortcut } from '../../ui/Shortcut.tsx';
import { nowIn, useZone } from '../when/zone.ts';
import { type Draft, draftOf, hasWriting, newDraft, type Prefill, problemsOf, withWalls } from './draft.ts';
import { LogForm } from './LogForm.tsx';
import { logInteraction, useLogInteraction } from './store.ts';
import { useSave } from './useSave.ts';

type EditorProps = { start: Draft; subject: string; id?: string; onClose(): void };

/** The form, until it is saved or closed. */
function Editor({ start: initial, subject, id, onClose }: EditorProps) {
  const { t } = useTranslation();
  const [start] = useState(initial);
  const [draft, setDraft] = useState(start);
  const [files, setFiles] = useState<File[]>([]);
  /** Problems are shown from the first attempt to save on. */
  const [showsProblems, setShowsProblems] = useState(false);
  const { save, saving } = useSave(id);
  const problems = problemsOf(draft);

  const { notice, leave, settle } = useDraft<Draft>({
    form: 'interaction',
    subject,
    start,
    value: draft,
    about: [draft.who.map(({ name }) => name).join(t('common:comma')), draft.summary]
      .filter(Boolean)
      .join(' · '),
    restore: (fields) => setDraft((before) => ({ ...before, ...withWalls(fields) })),
    matters: hasWriting,
    loses: files.length > 0 && t('drafts:leave.files'),
  });

  const submit = async () => {
    setShowsProblems(true);
    if (problems.length > 0 || saving || !(await save(draft, files))) return;
    settle();
    onClose();
  };

  return (
    <Drawer
      open
      size={640}
      title={t(id === undefined ? 'interactions:log.title' : 'interactions:log.editTitle')}
      onClose={() => leave(onClose)}
      onKeyDown={onCtrlEnter(() => void submit())}
      extra={
        <Button type="primary" loading={saving} onClick={() => void submit()}>
          {t('common:save')} <Shortcut keys="mod+enter" />
        </Button>
      }
    >
      {notice}
      <LogForm
        draft={draft}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        files={files}
        onFiles={setFiles}
        problems={showsProblems ? problems : []}
        isNew={id === undefined}
      />
    </Drawer>
  );
}

/** A new interaction; who it is with is looked up first. */
function NewInteraction({ prefill, onClose }: { prefill: Prefill; onClose(): void }) {
  const zone = useZone();
  const profiles = useQueries({
    queries: (prefill.stakeholderIds ?? []).map((id) => ({
      queryKey: ['stakeholders', 'stakeholders.get', { id }],
      queryFn: () => call('stakeholders.get', { id }),
    })),
  });
  if (profiles.some(({ isPending }) => isPending)) return null;
  const who = profiles.flatMap(({ data }) => (data === undefined ? [] : [{ id: data.id, name: data.name }]));
  const subject = (prefill.stakeholderIds ?? []).join(',');
  return <Editor start={newDraft(nowIn(zone), who, prefill)} subject={subject} onClose={onClose} />;
}

function EditInteraction({ id, onClose }: { id: string; onClose(): void }) {
  const zone = useZone();
  const interaction = useCall('interactions.get', { id });
  return (
    <Loaded query={interaction} skeleton={<span />}>
      {(data) => <Editor id={id} subject={`edit ${id}`} start={draftOf(data, zone)} onClose={onClose} />}
    </Loaded>
  );
}

/** Logs an interaction from anywhere: mounted once beside the pages, opened by {@link useLogInteraction}. */
export function LogInteraction() {
  const { request, edit, close } = useLogInteraction();
  useCommand({ id: 'interactions.log', label: 'interactions:log.command', keys: 'c' }, () =>
    logInteraction(),
  );
  useShortcut('mod+shift+l', 'interactions:log.command', logInteraction, { everywhere: true });
  useResume('interaction', (subject) => {
    const [, edited] = subject.split('edit ');
    if (edited !== undefined) edit(edited);
    else logInteraction(subject === '' ? {} : { stakeholderIds: subject.split(',') });
  });
  if (request === null) return null;
  return request.mode === 'new' ? (
    <NewInteraction key={JSON.stringify(request)} prefill={request.prefill} onClose={close} />
  ) : (
    <EditInteraction key={request.id} id={request.id} onClose={close} />
  );
}
