import { z } from 'zod';
import { CHANNELS } from '../domain/interactions.ts';
import {
  CONFIDENTIALITIES,
  INFLUENCES,
  INTERESTS,
  PLAIN_TEXTS,
  plainTexts,
  STAKEHOLDER_KINDS,
  STATUSES,
  TIERS,
} from '../domain/stakeholders.ts';
import { reads, readsLong, writes } from './call.ts';
import { newPerson, person } from './people.ts';
import {
  day,
  email,
  id,
  instant,
  line,
  name,
  noAnswer,
  ownerIds,
  page,
  paging,
  phone,
  prose,
} from './values.ts';

export const MAX_NOTES = 20_000;

const fields = {
  name,
  kind: z.enum(STAKEHOLDER_KINDS),
  tier: z.enum(TIERS),
  influence: z.enum(INFLUENCES),
  interest: z.enum(INTERESTS),
  status: z.enum(STATUSES),
  ownerId: id.nullable(),
  tags: z.array(line(40)).max(50),
  phones: z.array(phone).max(20),
  emails: z.array(email).max(20),
  website: line(300),
  address: line(500),
  ...plainTexts((name) => line(PLAIN_TEXTS[name].longest)),
  preferredChannel: z.enum(CHANNELS).nullable(),
  notes: prose(MAX_NOTES),
  /** `strict`: left out of exports and prints unless that is confirmed. */
  confidentiality: z.enum(CONFIDENTIALITIES),
  /** First due dates count from here until somebody has been contacted. */
  activeFrom: day,
};

const stakeholder = z.object({
  id,
  ...fields,
  ownerName: z.string().nullable(),
  inactive: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  people: z.array(person),
});

/** One line of the register. */
const stakeholderRow = z.object({
  id,
  name: z.string(),
  kind: fields.kind,
  tier: fields.tier,
  influence: fields.influence,
  interest: fields.interest,
  status: fields.status,
  confidentiality: fields.confidentiality,
  ownerName: z.string().nullable(),
  tags: z.array(z.string()),
  inactive: z.boolean(),
  lastContactAt: instant.nullable(),
  nextDueOn: z.string().nullable(),
});

const DUE_STATES = ['overdue', 'today', 'week', 'never-contacted', 'later', 'none'] as const;

export const stakeholderFilter = z.object({
  query: z.string().max(200).optional(),
  kinds: z.array(fields.kind).optional(),
  tiers: z.array(fields.tier).optional(),
  influences: z.array(fields.influence).optional(),
  interests: z.array(fields.interest).optional(),
  statuses: z.array(fields.status).optional(),
  ownerIds: ownerIds.optional(),
  tags: z.array(z.string().max(40)).max(50).optional(),
  dueStates: z.array(z.enum(DUE_STATES)).optional(),
  confidentialities: z.array(fields.confidentiality).optional(),
  /** Whether inactive ones are shown: not at all (default), too, or alone. */
  inactive: z.enum(['hide', 'show', 'only']).optional(),
});
export type StakeholderFilter = z.output<typeof stakeholderFilter>;

const STAKEHOLDER_SORTS = ['name', 'kind', 'tier', 'influence', 'lastContact', 'nextDue', 'updated'] as const;

const selection = z.union([
  z.object({ ids: z.array(id).min(1).max(10_000) }),
  z.object({ filter: stakeholderFilter }),
]);

/** From which of two duplicates each field is taken when they are merged. */
const side = z.enum(['keep', 'other']);

const cell = z.object({
  influence: fields.influence,
  interest: fields.interest,
  count: z.number().int(),
  names: z.array(z.string()),
});

/** The register of stakeholders (S0 §3.1, S1 §4). */
export const stakeholders = {
  'stakeholders.create': writes({
    does: 'Adds a stakeholder, with people of it; what is not given takes its default (general, medium, active, owner "me").',
    input: z.object({
      ...fields,
      tier: fields.tier.default('general'),
      influence: fields.influence.default('medium'),
      interest: fields.interest.default('medium'),
      status: fields.status.default('active'),
      ownerId: fields.ownerId.optional(),
      tags: fields.tags.default([]),
      phones: fields.phones.default([]),
      emails: fields.emails.default([]),
      website: fields.website.default(''),
      address: fields.address.default(''),
      ...plainTexts((name) => fields[name].default('')),
      preferredChannel: fields.preferredChannel.default(null),
      notes: fields.notes.default(''),
      confidentiality: fields.confidentiality.default('normal'),
      activeFrom: fields.activeFrom.optional(),
      people: z.array(newPerson).max(200).default([]),
    }),
    output: z.object({ id }),
  }),
  'stakeholders.update': writes({
    does: 'Changes the fields given.',
    input: z.object({ id, ...z.object(fields).partial().shape }),
    output: noAnswer,
  }),
  'stakeholders.get': reads({
    does: 'One stakeholder, whole.',
    input: z.object({ id }),
    output: stakeholder,
  }),
  'stakeholders.list': reads({
    does: 'A window on the register, filtered and sorted.',
    input: z.object({
      filter: stakeholderFilter.default({}),
      sort: z.enum(STAKEHOLDER_SORTS).default('name'),
      descending: z.boolean().default(false),
      /** Rows to skip, for a table that is scrolled by position. */
      offset: z.number().int().min(0).max(10_000_000).default(0),
      limit: paging.limit,
    }),
    output: page(stakeholderRow),
  }),
  'stakeholders.grid': readsLong({
    does: 'The power–interest grid: how many stand where.',
    input: z.object({ filter: stakeholderFilter.default({}) }),
    output: z.array(cell),
  }),
  'stakeholders.deactivate': writes({
    does: 'Makes stakeholders inactive: out of lists and reminders, kept with all their history.',
    input: selection,
    output: z.object({ count: z.number().int() }),
  }),
  'stakeholders.restore': writes({
    does: 'Makes inactive stakeholders active in the register again.',
    input: selection,
    output: z.object({ count: z.number().int() }),
  }),
  'stakeholders.bulkEdit': writes({
    does: 'Changes tier, owner, status or tags of many at once.',
    input: z.object({
      of: selection,
      set: z.object({
        tier: fields.tier.optional(),
        status: fields.status.optional(),
        ownerId: fields.ownerId.optional(),
        addTags: fields.tags.optional(),
        removeTags: fields.tags.optional(),
      }),
    }),
    output: z.object({ count: z.number().int() }),
  }),
  'stakeholders.duplicates': reads({
    does: 'Those that look like this one: same name, phone or e-mail.',
    input: z.object({ id }),
    output: z.array(z.object({ id, name: z.string(), by: z.array(z.enum(['name', 'phone', 'email'])) })),
  }),
  'stakeholders.merge': writes({
    backsUp: 'before-merge',
    does: 'Merges `otherId` into `keepId`, field by field; numbers, tags, notes, people and all history of both stay, and what is not taken is noted. Can be undone.',
    input: z.object({
      keepId: id,
      otherId: id,
      take: z.partialRecord(z.enum(Object.keys(fields) as [keyof typeof fields]), side).default({}),
    }),
    output: z.object({
      /** Differing values that were not taken; they are added to the notes. */
      noted: z.array(z.string()),
      /** Contact people who were in both, and are one now. */
      people: z.array(z.string()),
    }),
  }),
  'stakeholders.timeline': reads({
    does: 'Everything that happened with a stakeholder, latest first.',
    input: z.object({ id, ...paging }),
    output: page(
      z.object({
        /** `interaction`, `feedback`, `next-step`, … */
        type: z.string(),
        id: z.string(),
        at: instant,
        /** Set where only the day is known. */
        day: day.nullable(),
        title: z.string(),
        detail: z.string(),
        tone: z.enum(['normal', 'good', 'warning', 'bad']),
        /** The page that shows it: `#/feedback/…`; null where that is the stakeholder's own. */
        route: z.string().nullable(),
      }),
    ),
  }),
};
