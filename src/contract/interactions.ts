import { z } from 'zod';
import { CHANNELS, DIRECTIONS, PURPOSES } from '../domain/interactions.ts';
import { reads, writes } from './call.ts';
import { day, id, instant, line, noAnswer, ownerIds, page, paging, prose } from './values.ts';

const fields = {
  stakeholderIds: z.array(id).min(1).max(200),
  /** Contact people who took part; each belongs to one of the stakeholders. */
  personIds: z.array(id).max(500),
  at: instant,
  channel: z.enum(CHANNELS),
  direction: z.enum(DIRECTIONS),
  /** What a meeting was held for, where a cadence asks for one in particular. */
  purpose: z.enum(PURPOSES).nullable(),
  /** False: only attempted. Only effective interactions count for the cadence. */
  effective: z.boolean(),
  summary: prose(20_000),
  decisions: prose(20_000),
};

export const attachment = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
});

const reference = z.object({ id, name: z.string() });
const interaction = z.object({
  id,
  ...fields,
  stakeholders: z.array(reference),
  people: z.array(reference),
  ownerName: z.string().nullable(),
  nextSteps: z.array(z.object({ id, text: z.string(), dueOn: z.string(), doneAt: instant.nullable() })),
  attachments: z.array(attachment),
  createdAt: instant,
  updatedAt: instant,
});

const nextStep = z.object({ text: line(500).refine((s) => s.length > 0), dueOn: day });

export const interactionFilter = z.object({
  query: z.string().max(200).optional(),
  stakeholderId: id.optional(),
  channels: z.array(fields.channel).optional(),
  ownerIds: ownerIds.optional(),
  effective: z.boolean().optional(),
  from: instant.optional(),
  until: instant.optional(),
  /** Those in which nobody strictly confidential took part: what is printed about somebody else. */
  withoutStrict: z.boolean().optional(),
});

/** Contacts made or attempted (沟通记录). */
export const interactions = {
  'interactions.log': writes({
    does: 'Logs an interaction with one or several stakeholders; a next step is promised with it.',
    input: z.object({
      ...fields,
      personIds: fields.personIds.default([]),
      direction: fields.direction.default('outbound'),
      purpose: fields.purpose.default(null),
      effective: fields.effective.default(true),
      summary: fields.summary.default(''),
      decisions: fields.decisions.default(''),
      nextStep: nextStep.optional(),
    }),
    output: z.object({ id }),
  }),
  'interactions.update': writes({
    does: 'Changes the fields given; due dates are computed anew.',
    input: z.object({ id, ...z.object(fields).partial().shape }),
    output: noAnswer,
  }),
  'interactions.remove': writes({
    does: 'Takes an interaction out, and its open next steps; due dates are computed anew. Can be undone.',
    input: z.object({ id }),
    output: noAnswer,
  }),
  'interactions.get': reads({
    does: 'One interaction, whole.',
    input: z.object({ id }),
    output: interaction,
  }),
  'interactions.list': reads({
    does: 'A window on the log, latest first.',
    input: z.object({
      filter: interactionFilter.default({}),
      ...paging,
    }),
    output: page(
      z.object({
        id,
        at: instant,
        stakeholders: z.array(reference),
        channel: fields.channel,
        direction: fields.direction,
        purpose: fields.purpose,
        effective: z.boolean(),
        summary: z.string(),
        ownerName: z.string().nullable(),
        attachments: z.number().int(),
      }),
    ),
  }),
};
