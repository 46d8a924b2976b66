import { Temporal } from 'temporal-polyfill';
import type { CoreEvent } from '../../contract/events.ts';
import type { Message } from '../../domain/message.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';
import { isTable, recordOf } from '../../records/index.ts';
import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';
import { readOnly } from '../db/reading.ts';
import { type Derived, drainStale, type Moment } from '../db/stale.ts';
import { type Note, trailWriter } from '../journal/chain.ts';
import { DEPENDENT_NOUNS } from '../journal/nouns.ts';
import { journaledActions } from '../journal/triggers.ts';

/** What the session needs of the outside: only `core.ts` knows a real clock. */
export type Environment = {
  now(): number;
  /** IANA name of the zone in which days are counted: that of the vault. */
  zone(): string;
  /** IANA name of the zone that the computer is in: of the hours at which somebody may be spoken to. */
  computerZone(): string;
  language(): Language;
  emit(event: CoreEvent): void;
};

/** An open vault, as the modules see it. */
export type Session = {
  db: Db;
  now(): number;
  zone(): string;
  computerZone(): string;
  language(): Language;
  /** Today in the zone, `YYYY-MM-DD`. */
  today(): string;
  text(message: Message): string;
  emit(event: CoreEvent): void;
  /** Runs work that can write nothing. */
  read<T>(work: () => T): T;
  /** Runs work as one action in one transaction; what it refuses or throws is rolled back whole. */
  write<T>(call: string, work: () => Result<T>): ActionResult<T>;
  /**
   * The same for long work: it yields after each step and while it waits, and can be cancelled until it is committed. Others who
   * use the vault wait for `idle` meanwhile; other writes are refused.
   */
  writeInSteps<T, S>(
    call: string,
    work: () => Generator<S, Result<T>> | AsyncGenerator<S, Result<T>>,
    on: { signal: AbortSignal; step(of: S): void },
  ): Promise<ActionResult<T>>;
  /** Tells the audit trail of something that changed no row. */
  note(note: Note): void;
  /** Resolves when the long write under way has ended; null where there is none. */
  idle(): Promise<void> | null;
  /** Cancels a long write, which then changes nothing: the vault is about to be closed. */
  abandon(): void;
  /** Another process has written: something may change sooner than what was known here. */
  othersWrote(): void;
  /** Brings what is computed up to the present day; before any call. */
  catchUp(): void;
};

/** `actionId` is null where nothing was changed. */
type ActionResult<T> = Result<T> & { actionId: number | null };

const CANCELLED = { ...refuse('cancelled', 'bridge:error.cancelled'), actionId: null };
const BUSY = { ...refuse('conflict', 'bridge:error.busy'), actionId: null };

/** Lets others have their turn: calls that came in, a cancelling among them. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

const dayOf = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

export function openSession(
  db: Db,
  environment: Environment,
  derivedOf: (session: Session) => Derived[],
): Session {
  const { now, zone, computerZone, language, emit } = environment;
  const moment = (): Moment => ({ now: now(), today: dayOf(now(), zone()), zone: zone() });
  const tablesChangedBy = db.prepare<[number], { tbl: string }>(
    'SELECT DISTINCT tbl FROM change WHERE action_id = ?',
  );
  const actions = journaledActions(db);
  const forget = db.prepare('DELETE FROM action WHERE id = ?');
  const toTrail = trailWriter(db);
  const computedFor = computedMoment(db);
  /** Until when computed rows stay valid, if the day doesn't end before. */
  const untilNextChange = (now: number) =>
    Math.min(...derived.map((one) => one.changesAt?.(now) ?? Number.POSITIVE_INFINITY));
  let computedAt: Moment | null = null;
  let holdsUntil = Number.NEGATIVE_INFINITY;
  const holds = ({ now, today, zone }: Moment): boolean =>
    computedAt !== null &&
    computedAt.today === today &&
    computedAt.zone === zone &&
    computedAt.now <= now &&
    now < holdsUntil;

  const rollback = () => {
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
  };
  /** Opens the transaction of an action. */
  const start = (call: string): number => {
    db.exec('BEGIN IMMEDIATE');
    return actions.open(call, now());
  };
  const recompute = () => {
    drainStale(db, derived, moment());
    holdsUntil = untilNextChange(now());
  };
  /** Commits an action and tells what it changed; null where that is nothing. */
  const commit = (call: string, actionId: number): number | null => {
    const tables = tablesChangedBy.all(actionId);
    if (tables.length === 0) forget.run(actionId);
    else toTrail({ event: 'changed', call, actionId }, now());
    actions.close();
    db.exec('COMMIT');
    const nouns = new Set(tables.map(({ tbl }) => (isTable(tbl) ? recordOf(tbl).noun : tbl)));
    nouns.add(call.slice(0, call.indexOf('.')));
    emit({ name: 'data.changed', payload: { nouns: [...nouns, ...DEPENDENT_NOUNS] } });
    return tables.length === 0 ? null : actionId;
  };
  let inSteps: Promise<void> | null = null;

  const session: Session = {
    db,
    now,
    zone,
    computerZone,
    language,
    emit,
    today: () => dayOf(now(), zone()),
    text: (message) => text(language(), message),
    read: (work) => readOnly(db, work),
    write(call, work) {
      if (inSteps !== null) return BUSY;
      try {
        const actionId = start(call);
        const result = work();
        if (!result.ok) {
          rollback();
          return { ...result, actionId: null };
        }
        recompute();
        return { ...result, actionId: commit(call, actionId) };
      } catch (error) {
        rollback();
        throw error;
      }
    },
    async writeInSteps(call, work, { signal, step }) {
      while (inSteps !== null) await inSteps;
      const end = Promise.withResolvers<void>();
      inSteps = end.promise;
      /** Whether the work may go on after others had their turn. */
      const goesOn = async () => {
        await turn();
        return !signal.aborted && db.open && db.inTransaction;
      };
      try {
        const actionId = start(call);
        const steps = work();
        let next = await steps.next();
        while (next.done !== true) {
          step(next.value);
          if (!(await goesOn())) return CANCELLED;
          next = await steps.next();
        }
        if (!next.value.ok) return { ...next.value, actionId: null };
        recompute();
        if (!(await goesOn())) return CANCELLED;
        return { ...next.value, actionId: commit(call, actionId) };
      } finally {
        if (db.open && db.inTransaction) holdsUntil = Number.NEGATIVE_INFINITY;
        rollback();
        inSteps = null;
        end.resolve();
      }
    },
    note(note) {
      if (db.inTransaction) toTrail(note, now());
      else db.transaction(() => toTrail(note, now())).immediate();
    },
    idle: () => inSteps,
    abandon: () => {
      if (inSteps !== null) rollback();
    },
    othersWrote() {
      holdsUntil = untilNextChange(now());
    },
    catchUp() {
      if (inSteps !== null) return;
      const present = moment();
      if (!holds(present)) {
        db.transaction(() => {
          const from = computedAt ?? computedFor.get();
          for (const one of derived) one.timePassed?.(from, present);
          drainStale(db, derived, present);
          computedFor.set(present);
        }).immediate();
        holdsUntil = untilNextChange(present.now);
      }
      computedAt = present;
    },
  };
  const derived = derivedOf(session);
  return session;
}

/** The moment for which computed rows were last computed. */
function computedMoment(db: Db) {
  const meta = metaOf(db, 'computed_for');
  return {
    get(): Moment | null {
      const [today, zone, now] = meta.get()?.split(' ') ?? [];
      return today === undefined || zone === undefined || now === undefined
        ? null
        : { today, zone, now: Number(now) };
    },
    set: ({ today, zone, now }: Moment): void => meta.set(`${today} ${zone} ${now}`),
  };
}
