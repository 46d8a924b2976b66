import type { TakenOut } from '../../contract/trail.ts';
import { message } from '../../domain/message.ts';
import { listName } from '../../records/entered.ts';
import type { Session } from '../session/session.ts';
import { printedPage } from './printed.ts';

type TakenOutRow = { list: string | null; format: string | null; route: string | null; at: number };

/** What left the vault as files that anybody can read, latest first. Packs of a handover are sealed. */
export function takenOut({ db, text }: Pick<Session, 'db' | 'text'>): TakenOut[] {
  const rows = db
    .prepare<[], TakenOutRow>(
      `SELECT detail ->> '$.list' AS list, detail ->> '$.format' AS format, detail ->> '$.route' AS route, at
       FROM trail WHERE event IN ('exported', 'printed') ORDER BY id`,
    )
    .all();
  const all = new Map<string, TakenOut>();
  for (const { list, format, route, at } of rows) {
    const what =
      list === null
        ? `${printedPage(route ?? '', text)} (PDF)`
        : `${text(message(listName(list)))} (${(format ?? '').toUpperCase()})`;
    all.set(what, { what, times: (all.get(what)?.times ?? 0) + 1, lastAt: at });
  }
  return [...all.values()].sort((a, b) => b.lastAt - a.lastAt);
}
