import { actions } from './actions.ts';
import { attachments } from './attachments.ts';
import { backups } from './backups.ts';
import { cadence } from './cadence.ts';
import { calendars } from './calendars.ts';
import { drafts } from './drafts.ts';
import { exports_ } from './exports.ts';
import { feedback } from './feedback.ts';
import { handovers } from './handover.ts';
import { imports } from './imports.ts';
import { interactions } from './interactions.ts';
import { jobs } from './jobs.ts';
import { kpi } from './kpi.ts';
import { nextSteps } from './next-steps.ts';
import { owners } from './owners.ts';
import { people } from './people.ts';
import { policies } from './policies.ts';
import { reminders } from './reminders.ts';
import { reports } from './reports.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { stakeholders } from './stakeholders.ts';
import { tags } from './tags.ts';
import { today } from './today.ts';
import { trail } from './trail.ts';
import { vault } from './vault.ts';
import { views } from './views.ts';

/** Every call of the core: the table of contents. */
export const contract = {
  ...vault,
  ...settings,
  ...owners,
  ...tags,
  ...views,
  ...stakeholders,
  ...people,
  ...interactions,
  ...attachments,
  ...nextSteps,
  ...cadence,
  ...policies,
  ...feedback,
  ...calendars,
  ...reminders,
  ...today,
  ...kpi,
  ...reports,
  ...imports,
  ...exports_,
  ...handovers,
  ...backups,
  ...drafts,
  ...jobs,
  ...actions,
  ...trail,
  ...search,
};

export type CoreContract = typeof contract;
export type CallName = keyof CoreContract;
