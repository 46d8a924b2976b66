import { attachmentHandlers } from './attachments/handlers.ts';
import { interactionHandlers } from './interactions/handlers.ts';
import { actionHandlers } from './journal/handlers.ts';
import type { Module } from './module.ts';
import { nextStepHandlers } from './next-steps/handlers.ts';
import { ownerHandlers } from './owners/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { policyHandlers } from './policies/handlers.ts';
import { searchIndexes } from './search/derived.ts';
import { searchHandlers } from './search/handlers.ts';
import { stakeholderHandlers } from './stakeholders/handlers.ts';
import { tagHandlers } from './tags/handlers.ts';
import { viewHandlers } from './views/handlers.ts';

/** What the app does, as a list. A new noun adds a line (docs/adding-a-module.md). */
export const modules: readonly Module[] = [
  { handlers: ownerHandlers },
  { handlers: tagHandlers },
  { handlers: viewHandlers },
  { handlers: stakeholderHandlers },
  { handlers: peopleHandlers },
  { handlers: interactionHandlers },
  { handlers: attachmentHandlers },
  { handlers: nextStepHandlers },
  { handlers: policyHandlers },
  { handlers: searchHandlers, derived: ({ db }) => searchIndexes(db) },
  { handlers: actionHandlers },
];
