import type { CallName, CoreContract } from '../../contract/index.ts';
import { ok } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import { kpiHandlers } from '../kpi/handlers.ts';
import { reportHandlers } from '../reports/handlers.ts';
import type { Session } from '../session/session.ts';
import { stakeholderHandlers } from '../stakeholders/handlers.ts';
import { health } from '../vault/health.ts';

/** Calls that the contract marks `long`. */
type LongRead = {
  [N in CallName]: CoreContract[N] extends { long: true } ? N : never;
}[CallName];

/** The handlers of all long reads, on whatever connection the session has. */
export function longReads(session: Session): Handlers<Pick<CoreContract, LongRead>> {
  const kpi = kpiHandlers(session);
  return {
    'kpi.figures': kpi['kpi.figures'],
    'kpi.trend': kpi['kpi.trend'],
    'kpi.rows': kpi['kpi.rows'],
    'reports.get': reportHandlers(session)['reports.get'],
    'vault.health': () => ok(health(session.db)),
    'stakeholders.grid': stakeholderHandlers(session)['stakeholders.grid'],
  };
}
