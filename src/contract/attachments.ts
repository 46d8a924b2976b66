import { z } from 'zod';
import { reads, works, writes } from './call.ts';
import { attachment } from './interactions.ts';
import { bytes, id, line, name, noAnswer } from './values.ts';

export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;
/** Two bytes more were let in by earlier versions: what is kept is read, and handed over. */
export const MAX_KEPT_BYTES = MAX_ATTACHMENT_BYTES + 2;

/** Files kept, encrypted, inside the vault. */
export const attachments = {
  'attachments.add': writes({
    does: 'Attaches a file of at most 25 MB to an interaction.',
    input: z.object({
      interactionId: id,
      name,
      mediaType: line(100).default(''),
      content: bytes(MAX_ATTACHMENT_BYTES),
    }),
    output: attachment,
  }),
  'attachments.read': reads({
    does: 'The file itself.',
    input: z.object({ id }),
    output: attachment.extend({ content: bytes(MAX_KEPT_BYTES) }),
  }),
  'attachments.keepEdited': writes({
    does: 'Keeps what became of a copy in another program, as another file of the same interaction; nothing where it is a file of it already.',
    input: z.object({ id, content: bytes(MAX_ATTACHMENT_BYTES) }),
    output: z.object({ kept: z.boolean() }),
  }),
  'attachments.edited': reads({
    does: 'Attachments that were made of copies edited outside, until the user has been told of them.',
    input: z.object({}),
    output: z.array(attachment.extend({ interactionId: id })),
  }),
  'attachments.editedTold': works({
    does: 'The user knows of the attachments that were edited outside.',
    input: z.object({}),
    output: noAnswer,
  }),
  'attachments.remove': writes({
    does: 'Takes a file off. Can be undone.',
    input: z.object({ id }),
    output: noAnswer,
  }),
};
