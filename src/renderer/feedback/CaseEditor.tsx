import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../bridge.ts';
import { useDraft } from '../drafts/useDraft.tsx';
import { nowIn, useZone } from '../interactions/when/zone.ts';
import { onCtrlEnter } from '../ui/ctrl-enter.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Shortcut } from '../ui/Shortcut.tsx';
import { CaseForm } from './CaseForm.tsx';
import {
  type CaseDraft,
  caseDraftOf,
  caseProblemsOf,
  isComplete,
  newCase,
  receiveInput,
  updateInput,
  withWalls,
} from './case-draft.ts';

type EditorProps = { start: CaseDraft; id?: string; onClose(): void; onSaved(id: string): void };

function Editor({ start: initial, id, onClose, onSaved }: EditorProps) {
  const { t } = useTranslation();
  const zone = useZone();
  const [start] = useState(initial);
  const [draft, setDraft] = useState(start);
  const [showsProblems, setShowsProblems] = useState(false);
  const receive = useAction('feedback.receive', { undo: 'feedback:done.receive' });
  const update = useAction('feedback.update', { undo: 'feedback:done.update' });
  const running = receive.running || update.running;
  const problems = caseProblemsOf(draft);

  const { notice, leave, settle } = useDraft<CaseDraft>({
    form: 'feedback',
    subject: id ?? '',
    start,
    value: draft,
    about: [draft.stakeholder?.name, draft.content].filter(Boolean).join(' · '),
    restore: (fields) => setDraft((before) => ({ ...before, ...withWalls(fields) })),
    matters: (changes) => 'content' in changes || id !== undefined,
  });

  const submit = async () => {
    setShowsProblems(true);
    if (!isComplete(draft) || running) return;
    const savedId =
      id === undefined
        ? (await receive.run(receiveInput(draft, zone)))?.id
        : (await update.run(updateInput(id, start, draft, zone))) && id;
    if (savedId === undefined) return;
    settle();
    onSaved(savedId);
  };

  return (
    <Drawer
      open
      size={600}
      title={t(id === undefined ? 'feedback:receive' : 'feedback:editTitle')}
      onClose={() => leave(onClose)}
      onKeyDown={onCtrlEnter(() => void submit())}
      extra={
        <Button type="primary" loading={running} onClick={() => void submit()}>
          {t('common:save')} <Shortcut keys="mod+enter" />
        </Button>
      }
    >
      {notice}
      <CaseForm
        draft={draft}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
        problems={showsProblems ? problems : []}
        isNew={id === undefined}
      />
    </Drawer>
  );
}

type Props = {
  /** The case to change; none: a new one. */ id?: string;
  onClose(): void;
  onSaved(id: string): void;
};

/** Form for a new case, or for changing one. */
export function CaseEditor({ id, ...rest }: Props) {
  const zone = useZone();
  const feedback = useCall('feedback.get', { id: id ?? '' }, { enabled: id !== undefined });
  if (id === undefined) return <Editor start={newCase(nowIn(zone))} {...rest} />;
  return (
    <Loaded query={feedback} skeleton={<span />}>
      {(data) => <Editor id={id} start={caseDraftOf(data, zone)} {...rest} />}
    </Loaded>
  );
}
