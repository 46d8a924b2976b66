import type { search } from '../../contract/search.ts';
import { ok } from '../../domain/result.ts';
import { searchQuery } from '../../domain/search.ts';
import { recordOf } from '../../records/index.ts';
import type { Handlers } from '../ipc/serve.ts';
import { shownValue } from '../records/shown.ts';
import { teller } from '../records/telling.ts';
import type { Session } from '../session/session.ts';
import { searchStore } from './store.ts';

const LONGEST_TITLE = 120;

export function searchHandlers(session: Session): Handlers<typeof search> {
  const find = searchStore(session.db);
  return {
    'search.all'({ query, limit }) {
      const match = searchQuery(query);
      if (match === null) return ok([]);
      const tell = teller(session.db, { text: session.text, zone: session.zone() });
      return ok(
        find(match, limit).map(({ table, id, title, detail, route }) => {
          const { detail: column = '', fields } = recordOf(table);
          const field = fields[column];
          return {
            type: table,
            id,
            title: title.slice(0, LONGEST_TITLE),
            detail:
              field === undefined || detail === null
                ? String(detail ?? '')
                : tell(field, field.kind === 'number' ? shownValue(table, column, detail) : detail),
            route,
          };
        }),
      );
    },
  };
}
