import { z } from 'zod';
import { DRAFT_FORMS } from '../domain/drafts.ts';
import { reads, works } from './call.ts';
import { id, instant, line, noAnswer } from './values.ts';

const form = z.enum(DRAFT_FORMS);
/** What the form is about: the row that it changes, or what a new one begins with; empty where that is nothing. */
const subject = line(2000);
const draft = z.object({ id, form, subject, about: z.string(), savedAt: instant });
/** What was changed in the form, as the page wrote it; opaque to the core. */
const content = z
  .string()
  .max(2_000_000)
  .refine((text) => text.isWellFormed());

/**
 * What is being typed and isn't saved yet. It belongs to this vault on this computer alone: neither undone nor told in the
 * trail, nor in backups, packs or exports.
 */
export const drafts = {
  'drafts.save': works({
    does: 'Keeps what is typed into a form, in the place of what was kept under this id.',
    input: z.object({ id, vaultId: z.string().max(100), form, subject, about: line(200), content }),
    output: noAnswer,
  }),
  'drafts.list': reads({
    does: 'Drafts, latest first.',
    input: z.object({}),
    output: z.array(draft),
  }),
  'drafts.latest': reads({
    does: 'The draft of a form that was last written on; null where there is none.',
    input: z.object({ form, subject }),
    output: draft.extend({ content }).nullable(),
  }),
  'drafts.get': reads({
    does: 'One draft.',
    input: z.object({ id }),
    output: draft.extend({ content }),
  }),
  'drafts.discard': works({
    does: 'Removes a draft, if it is there: what was typed is saved, or given up.',
    input: z.object({ id, vaultId: z.string().max(100) }),
    output: noAnswer,
  }),
};
