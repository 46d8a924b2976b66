import { parseTarget } from '../../domain/calendars/target.ts';
import { type Message, message } from '../../domain/message.ts';
import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';
import { type Bounds, select } from '../kpi/measure.ts';
import { SOURCES } from '../kpi/sources.ts';
import type { EvaluationReport } from './store.ts';

type Breach = EvaluationReport['breaches'][number];
type BreachRow = Pick<Breach, 'number' | 'deadlineAt' | 'stoppedAt' | 'reason'> & {
  name: string | null;
  uuid: Buffer | null;
  kind: string;
  priority: string;
  clock: string;
  target: string;
};

const MINUTE_MS = 60_000;

/** How long a deadline was overrun, in the two largest units: "2 d 3 h". */
function overMessage(ms: number): Message {
  const minutes = Math.floor(ms / MINUTE_MS);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) return message('reports:over.days', { days, hours });
  return hours > 0
    ? message('reports:over.hours', { hours, minutes: minutes % 60 })
    : message('reports:over.minutes', { minutes });
}

/** Every deadline that was breached in a period, in the order of the deadlines; as it stood at the period's end. */
export function breachesOf(db: Db, bounds: Bounds, text: (message: Message) => string): Breach[] {
  const { before: end } = bounds.params;
  const columns = `f.number, s.uuid, s.name, f.kind, f.priority, c.clock, c.target, c.deadline_at AS deadlineAt,
    c.stopped_at AS stoppedAt, f.breach_reason AS reason`;
  return db
    .prepare<Bounds['params'], BreachRow>(
      select(SOURCES.breaches, bounds, columns, 'ORDER BY c.deadline_at, f.number, c.clock, c.ordinal'),
    )
    .all(bounds.params)
    .map(({ uuid, name, kind, priority, clock, target, stoppedAt, ...row }) => ({
      ...row,
      stoppedAt: stoppedAt !== null && stoppedAt < end ? stoppedAt : null,
      stakeholderId: uuid && fromUuid(uuid),
      stakeholder: name ?? text(message('reports:anonymous')),
      kind: text(message(`enums:feedbackKind.${kind}`)),
      priority: text(message(`enums:feedbackPriority.${priority}`)),
      clock: text(message(`enums:feedbackClock.${clock}`)),
      target: targetWords(target, text),
      over: text(overMessage(Math.min(stoppedAt ?? end, end) - row.deadlineAt)),
    }));
}

function targetWords(target: string, text: (message: Message) => string): string {
  const duration = parseTarget(target);
  if (!duration.ok) return target;
  const { amount, unit } = duration.value;
  return text(message(`calendars:target.${unit}`, { count: amount }));
}
