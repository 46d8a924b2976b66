import type { CadenceException } from '../../domain/cadence/exceptions.ts';
import { withExceptions } from '../../domain/cadence/exceptions.ts';
import { parseInterval } from '../../domain/cadence/interval.ts';
import type { CadencePolicyVersion } from '../../domain/cadence/policy.ts';
import { parseCadencePolicy } from '../../domain/cadence/policy-content.ts';
import type { Slot } from '../../domain/cadence/slots.ts';
import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';
import { policyStore } from '../policies/store.ts';
import { dayReader } from './days.ts';

type ExceptionRow = {
  uuid: Buffer;
  slot: Slot;
  every: string;
  stakeholderRow: number | null;
  stakeholder: Buffer | null;
  tag: string | null;
  createdAt: number;
  deletedAt: number | null;
};

/** Versions of the rules, oldest first. */
export type CadenceRules = {
  /** As they hold where a stakeholder has no exception of its own. */
  common: readonly CadencePolicyVersion[];
  /** As they hold for one stakeholder. */
  of(row: number): readonly CadencePolicyVersion[];
};

/** All policies and exceptions of a vault, past and present, ready to be asked. */
export function cadenceRules(db: Db, zone: string): CadenceRules {
  const versions = policyStore(db)
    .contents('cadence')
    .flatMap(({ effectiveFrom, content }) => {
      const policy = parseCadencePolicy(content);
      return policy.ok ? [{ effectiveFrom, policy: policy.value }] : [];
    });
  const dayOf = dayReader(zone);
  const everybody: CadenceException[] = [];
  const own = new Map<number, CadenceException[]>();
  for (const row of selectExceptions(db)) {
    const exception = exceptionOf(row, dayOf);
    if (row.stakeholderRow === null) everybody.push(exception);
    else own.set(row.stakeholderRow, [...(own.get(row.stakeholderRow) ?? []), exception]);
  }
  const common = withExceptions(versions, everybody);
  return {
    common,
    of(row) {
      const exceptions = own.get(row);
      return exceptions === undefined ? common : withExceptions(versions, [...everybody, ...exceptions]);
    },
  };
}

const selectExceptions = (db: Db): ExceptionRow[] =>
  db
    .prepare<[], ExceptionRow>(
      `SELECT e.uuid, e.slot, e.every, e.stakeholder_id AS stakeholderRow, s.uuid AS stakeholder, tag.name AS tag,
         e.created_at AS createdAt, e.deleted_at AS deletedAt
       FROM cadence_exception AS e LEFT JOIN stakeholder AS s ON s.id = e.stakeholder_id
       LEFT JOIN tag ON tag.id = e.tag_id ORDER BY e.created_at, e.uuid`,
    )
    .all();

function exceptionOf(row: ExceptionRow, dayOf: (at: number) => string): CadenceException {
  const every = parseInterval(row.every);
  return {
    rule: {
      id: fromUuid(row.uuid),
      slot: row.slot,
      exception: true,
      every: every.ok ? every.value : 'off',
      ...(row.stakeholder !== null && { stakeholderId: fromUuid(row.stakeholder) }),
      ...(row.tag !== null && { tag: row.tag }),
    },
    fromOn: dayOf(row.createdAt),
    untilOn: row.deletedAt === null ? null : dayOf(row.deletedAt),
  };
}
