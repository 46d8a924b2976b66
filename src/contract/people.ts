import { z } from 'zod';
import { CHANNELS } from '../domain/interactions.ts';
import { STAKEHOLDER_KINDS } from '../domain/stakeholders.ts';
import { reads, works, writes } from './call.ts';
import { takenOut } from './trail.ts';
import { email, id, instant, line, name, noAnswer, page, paging, phone, prose } from './values.ts';

const birthday = z.object({
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(31),
  year: z.number().int().min(1900).max(2199).nullable().default(null),
  calendar: z.enum(['solar', 'lunar']),
  /** Born in a leap month of the lunar calendar. */
  leap: z.boolean().default(false),
});

const fields = {
  name,
  /** The person's job title or part: 职务. */
  role: line(100),
  department: line(100),
  phones: z.array(phone).max(20),
  emails: z.array(email).max(20),
  wechat: line(100),
  birthday: birthday.nullable(),
  preferredChannel: z.enum(CHANNELS).nullable(),
  address: line(500),
  notes: prose(20_000),
  primary: z.boolean(),
};

export const person = z.object({ id, ...fields });
/** A person yet to be added; only the name must be given. */
export const newPerson = z.object({
  name,
  role: fields.role.default(''),
  department: fields.department.default(''),
  phones: fields.phones.default([]),
  emails: fields.emails.default([]),
  wechat: fields.wechat.default(''),
  birthday: fields.birthday.default(null),
  preferredChannel: fields.preferredChannel.default(null),
  address: fields.address.default(''),
  notes: fields.notes.default(''),
  primary: fields.primary.default(false),
});
export type Person = z.output<typeof person>;

/** `deleted`: nobody sees it any more, but the vault still holds it. */
export const heldFile = z.object({ name: z.string(), at: instant, deleted: z.boolean() });

/** Contact people (联系人) of stakeholders. */
export const people = {
  'people.add': writes({
    does: 'Adds a contact person to a stakeholder.',
    input: newPerson.extend({ stakeholderId: id }),
    output: z.object({ id }),
  }),
  'people.update': writes({
    does: 'Changes the fields given.',
    input: z.object({ id, ...z.object(fields).partial().shape }),
    output: noAnswer,
  }),
  'people.remove': writes({
    does: 'Removes a contact person. Can be undone.',
    input: z.object({ id }),
    output: noAnswer,
  }),
  'people.record': reads({
    does: 'Everything that is held about a person (PIPL art. 45).',
    input: z.object({ id }),
    output: z.object({
      person,
      stakeholder: z.string(),
      kind: z.enum(STAKEHOLDER_KINDS),
      createdAt: instant,
      updatedAt: instant,
      madeAt: instant,
      /** Interactions that they took part in, or that speak of them. */
      interactions: z.array(
        z.object({
          at: instant,
          channel: z.enum(CHANNELS),
          summary: z.string(),
          decisions: z.string(),
          deleted: z.boolean(),
        }),
      ),
      /** Files of these interactions, and those called after them. */
      files: z.array(heldFile),
      /** Other texts that speak of them; whatever holds their numbers and addresses. */
      texts: z.array(z.object({ in: z.string(), text: z.string() })),
      /** Whether it is of somebody strictly confidential, or tells of an interaction with one. */
      strict: z.boolean(),
    }),
  }),
  'people.erase': works({
    does: 'Erases a person for good (PIPL art. 47): from the register, texts, reports, the journal and backups. Figures stay as they are.',
    input: z.object({ id, passphrase: z.string().min(1).max(1000) }),
    output: z.object({
      /** Files of interactions with them, which only a person can look through. */
      files: z.array(heldFile),
      /** Rows that still name somebody of that name, or have their number: only a person can tell who is meant. */
      mentions: z.int(),
      /** Whether the file and the backups are rid of them already; if not, that is done when the vault is opened next. */
      finished: z.boolean(),
      /** Folders of backups that are not there now: what is in them has to be destroyed by hand. */
      unreached: z.array(z.string()),
      /** Files that were made of the vault before, and may name them. */
      takenOut: z.array(takenOut),
    }),
  }),
  'people.list': reads({
    does: 'Contact people of all stakeholders, by name.',
    input: z.object({ query: z.string().max(200).optional(), ...paging }),
    output: page(person.extend({ stakeholderId: id, stakeholderName: z.string() })),
  }),
};
