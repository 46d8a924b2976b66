import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { base64Of, mediaTypeOf } from '../../attachments/files.ts';
import { CallError, call, useAction } from '../../bridge.ts';
import { useZone } from '../when/zone.ts';
import { type Draft, fieldsOf, nextStepOf } from './draft.ts';

/**
 * Saves a draft as a new interaction, or into the one with this id; files follow one by one.
 * `save` resolves to whether the interaction itself was saved; a file that was refused is told by name.
 */
export function useSave(id: string | undefined) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const zone = useZone();
  const [saving, setSaving] = useState(false);
  const log = useAction('interactions.log', { undo: 'interactions:log.saved' });
  // An undo would have to take its files back first.
  const logWithFiles = useAction('interactions.log', { done: 'interactions:log.saved' });
  const update = useAction('interactions.update', { undo: 'interactions:log.changed' });
  const promise = useAction('nextSteps.add');

  const store = async (draft: Draft, hasFiles: boolean): Promise<string | undefined> => {
    if (draft.at === null) return undefined;
    const fields = fieldsOf(draft, draft.at, zone);
    const nextStep = nextStepOf(draft);
    if (id === undefined)
      return (await (hasFiles ? logWithFiles : log).run({ ...fields, ...(nextStep && { nextStep }) }))?.id;
    if ((await update.run({ id, ...fields })) === undefined) return undefined;
    const first = draft.who[0];
    if (nextStep !== undefined && first !== undefined)
      await promise.run({ stakeholderId: first.id, interactionId: id, ...nextStep });
    return id;
  };

  const attach = async (interactionId: string, file: File) => {
    try {
      await call('attachments.add', {
        interactionId,
        name: file.name,
        mediaType: mediaTypeOf(file.name, file.type),
        content: await base64Of(file),
      });
    } catch (error) {
      const reason = error instanceof CallError || error instanceof DOMException ? error.message : undefined;
      if (reason === undefined) throw error;
      void message.error(t('attachments:failed', { name: file.name, reason }), 8);
    }
  };

  const save = async (draft: Draft, files: readonly File[]): Promise<boolean> => {
    setSaving(true);
    try {
      const result = await store(draft, files.length > 0);
      if (result === undefined) return false;
      for (const file of files) await attach(result, file);
      return true;
    } finally {
      setSaving(false);
    }
  };
  return { save, saving };
}
