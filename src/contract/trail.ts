import { z } from 'zod';
import { TRAIL_EVENTS } from '../domain/trail.ts';
import { reads, works } from './call.ts';
import { id, instant, line, noAnswer, page, paging } from './values.ts';

const events = z.enum(TRAIL_EVENTS);
const entryId = z.number().int().min(1);
const head = { entries: z.number().int(), hash: z.string() };

/** A kind of file that left the vault readable: how often, and when last. Where it went only its owner knows. */
export const takenOut = z.object({ what: z.string(), times: z.int(), lastAt: instant });
export type TakenOut = z.output<typeof takenOut>;

/** The audit trail (S4 §4.5, §6.2): who changed, looked at, exported, printed and erased what, and when. */
export const trail = {
  'trail.list': reads({
    does: 'Entries, latest first; those of one stakeholder where it is named.',
    input: z.object({
      stakeholderId: id.optional(),
      events: z.array(events).optional(),
      ...paging,
    }),
    output: page(
      z.object({
        id: entryId,
        at: instant,
        who: z.string(),
        event: events,
        call: z.string(),
        /** What was done, in words. */
        text: z.string(),
        /** Rows that it changed, as far as the journal still holds them. */
        changes: z.number().int(),
        /** Whom it is about, where that is one stakeholder. */
        about: z.object({ id, name: z.string() }).nullable(),
        hash: z.string(),
      }),
    ),
  }),
  'trail.changes': reads({
    does: 'What an entry changed, field by field.',
    input: z.object({ id: entryId }),
    output: z.array(
      z.object({
        /** What kind of thing it is, and which, in words. */
        what: z.string(),
        name: z.string(),
        how: z.enum(['added', 'changed', 'removed']),
        fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
  }),
  'trail.verify': works({
    does: 'Follows the chain of hashes and compares it with the journal and with what backups say.',
    input: z.object({}),
    output: z.object({
      ...head,
      intact: z.boolean(),
      /** The entry where the chain is broken, and why, in words. */
      fault: z.object({ entry: z.number().int(), text: z.string() }).nullable(),
      /** Actions whose fields were erased, as a later entry says. */
      erased: z.number().int(),
    }),
  }),
  'trail.looked': works({
    does: 'Notes that a stakeholder was looked at: once an hour, however often.',
    input: z.object({ stakeholderId: id }),
    output: noAnswer,
  }),
  'trail.printed': works({
    does: 'Notes that a page was printed or made a PDF.',
    /** Of a document under `#/print/` its whole address, of any other page its path. */
    input: z.object({ route: line(300).regex(/^#\/(print\/[a-z]+(\?.*)?|[^?]*)$/) }),
    output: noAnswer,
  }),
};
