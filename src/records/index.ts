import { cadenceException } from './cadence-exception.ts';
import { feedback, feedbackEvent } from './feedback.ts';
import {
  attachment,
  interaction,
  interactionPerson,
  interactionStakeholder,
  nextStep,
} from './interaction.ts';
import { owner } from './owner.ts';
import { contactPoint, person } from './person.ts';
import type { RecordDefinition, RowOf } from './record.ts';
import { stakeholder, stakeholderPeriod } from './stakeholder.ts';
import { stakeholderTag, tag } from './tag.ts';
import { calendar, importMapping, policy, reminderSnooze, report, savedView, vaultSetting } from './vault.ts';

/** Tables whose rows users make, each after those that its rows refer to. */
export const RECORDS = {
  owner,
  tag,
  stakeholder,
  stakeholder_period: stakeholderPeriod,
  stakeholder_tag: stakeholderTag,
  person,
  contact_point: contactPoint,
  cadence_exception: cadenceException,
  interaction,
  interaction_stakeholder: interactionStakeholder,
  interaction_person: interactionPerson,
  attachment,
  next_step: nextStep,
  feedback,
  feedback_event: feedbackEvent,
  saved_view: savedView,
  policy,
  calendar,
  report,
  reminder_snooze: reminderSnooze,
  vault_setting: vaultSetting,
  import_mapping: importMapping,
} as const satisfies Record<string, RecordDefinition>;

export type Table = keyof typeof RECORDS;
export type Row<T extends Table = Table> = RowOf<(typeof RECORDS)[T]>;

/** Tables whose rows are handed over. */
export type SharedTable = {
  [T in Table]: (typeof RECORDS)[T]['scope'] extends 'shared' ? T : never;
}[Table];

export const TABLES = Object.keys(RECORDS) as Table[];
export const recordOf = (table: Table): RecordDefinition => RECORDS[table];
export const isTable = (name: string): name is Table => Object.hasOwn(RECORDS, name);

export const SHARED_TABLES = TABLES.filter(
  (table): table is SharedTable => recordOf(table).scope === 'shared',
);

/** The columns by which a row is found. */
export const searchedColumns = (table: Table): string[] =>
  Object.entries(recordOf(table).fields).flatMap(([column, field]) =>
    'searched' in field && field.searched !== undefined ? [column] : [],
  );

/** Tables whose rows are found by a search, in the order of the hits. */
export const SEARCHED_TABLES = TABLES.filter((table) => searchedColumns(table).length > 0);
