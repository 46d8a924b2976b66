import type { HandlerOutput } from '../../contract/call.ts';
import type { search } from '../../contract/search.ts';
import { caseNumber } from '../../domain/feedback/terms.ts';
import { message } from '../../domain/message.ts';
import { ok } from '../../domain/result.ts';
import { searchQuery } from '../../domain/search.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session.ts';
import { searchStore } from './store.ts';

type Hit = HandlerOutput<(typeof search)['search.all']>[number];

export function searchHandlers(session: Session): Handlers<typeof search> {
  const store = searchStore(session.db);
  const enumLabel = (group: string, value: string) => session.text(message(`enums:${group}.${value}`));
  return {
    'search.all'({ query, limit }) {
      const match = searchQuery(query);
      if (match === null) return ok([]);
      const hits: Hit[] = [
        ...store.stakeholders(match, limit).map(({ id, name, kind }) => ({
          type: 'stakeholder' as const,
          id,
          title: name,
          detail: enumLabel('stakeholderKind', kind),
          route: `#/stakeholders/${id}`,
        })),
        ...store.people(match, limit).map(({ id, name, stakeholderId, stakeholderName }) => ({
          type: 'person' as const,
          id,
          title: name,
          detail: stakeholderName,
          route: `#/stakeholders/${stakeholderId}`,
        })),
        ...store.interactions(match, limit).map(({ id, summary, channel }) => ({
          type: 'interaction' as const,
          id,
          title: summary.slice(0, 120),
          detail: enumLabel('channel', channel),
          route: `#/interactions/${id}`,
        })),
        ...store.feedback(match, limit).map(({ id, number, content }) => ({
          type: 'feedback' as const,
          id,
          title: content.slice(0, 120),
          detail: caseNumber(number),
          route: `#/feedback/${id}`,
        })),
      ];
      return ok(hits);
    },
  };
}
