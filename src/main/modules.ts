import { followOthers } from './actions/elsewhere.ts';
import { actionHandlers } from './actions/handlers.ts';
import { attachmentHandlers } from './attachments/handlers.ts';
import { backupHandlers } from './backups/handlers.ts';
import { startBackups } from './backups/schedule.ts';
import { cadenceHandlers, cadenceHandlersWithoutVault } from './cadence/handlers.ts';
import { cadenceDerived } from './cadence/recompute.ts';
import { calendarHandlers } from './calendars/handlers.ts';
import { draftHandlers } from './drafts/handlers.ts';
import { exportHandlers } from './exports/handlers.ts';
import { deadlineHandlers, feedbackHandlers } from './feedback/handlers.ts';
import { feedbackClocks } from './feedback/recompute.ts';
import { certificateHandlers, handoverHandlers } from './handover/handlers.ts';
import { importHandlers } from './imports/handlers.ts';
import { interactionHandlers } from './interactions/handlers.ts';
import { kpiHandlers } from './kpi/handlers.ts';
import { ownerHandlers } from './owners/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { policyHandlers } from './policies/handlers.ts';
import { reminderDesk } from './reminders/desk.ts';
import { reminderHandlers } from './reminders/handlers.ts';
import { startReminders } from './reminders/start.ts';
import { reportHandlers } from './reports/handlers.ts';
import { searchIndexes } from './search/derived.ts';
import { searchHandlers } from './search/handlers.ts';
import type { Module } from './services/module.ts';
import { stakeholderHandlers } from './stakeholders/handlers.ts';
import { tagHandlers } from './tags/handlers.ts';
import { todayHandlers } from './today/handlers.ts';
import { trailHandlers } from './trail/handlers.ts';
import { viewHandlers } from './views/handlers.ts';

/** Nouns that say themselves what they do: `noun` of their folder's `noun.ts` (docs/adding-a-module.md). */
const found = import.meta.glob<{ noun: Module }>('./*/noun.ts', { eager: true });

/** What the app does, as a list. */
export const modules: readonly Module[] = [
  ...Object.values(found).map(({ noun }) => noun),
  { handlers: ownerHandlers },
  { handlers: tagHandlers },
  { handlers: viewHandlers },
  { handlers: stakeholderHandlers },
  { handlers: peopleHandlers },
  { handlers: interactionHandlers },
  { handlers: attachmentHandlers },
  { handlers: policyHandlers },
  {
    handlers: cadenceHandlers,
    handlersWithoutVault: cadenceHandlersWithoutVault,
    derived: ({ db }) => [cadenceDerived(db)],
  },
  { handlers: calendarHandlers },
  {
    handlers: feedbackHandlers,
    handlersWithoutVault: deadlineHandlers,
    derived: ({ db }) => [feedbackClocks(db)],
  },
  {
    handlers: (session, services) => reminderHandlers(reminderDesk(session), services),
    start: startReminders,
  },
  { handlers: todayHandlers },
  { handlers: kpiHandlers },
  { handlers: reportHandlers },
  { handlers: exportHandlers },
  { handlers: importHandlers },
  { handlers: backupHandlers, start: startBackups },
  { handlers: handoverHandlers, handlersWithoutVault: certificateHandlers },
  { handlers: searchHandlers, derived: ({ db }) => searchIndexes(db) },
  { handlers: draftHandlers },
  { handlers: actionHandlers, start: followOthers },
  { handlers: trailHandlers },
];
