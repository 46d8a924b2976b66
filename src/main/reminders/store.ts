import type { Claim } from '../../domain/reminders/plan.ts';
import { type AlertKind, DEFAULT_SETTINGS, type ReminderSettings } from '../../domain/reminders/terms.ts';
import type { Db } from '../db/open.ts';

/** An item as the ledger stores it; enough to repeat the alert. */
export type ToldItem = { kind: string; stakeholderId: string | null; name: string; dueOn: string };
export type ToldAlert = { at: number; kind: AlertKind; items: ToldItem[]; shownAt: number | null };

/** A notification that nobody confirmed after this long was lost with the process that claimed it. */
const LOST_AFTER_MS = 2 * 60_000;

/** The ledger of alerts, snoozes, and the settings. Rows stop here. */
export function reminderStore(db: Db) {
  const getSettings = db.prepare<[], { value: string }>(
    `SELECT value FROM vault_setting WHERE key = 'reminders'`,
  );
  const setSettings = db.prepare(
    `INSERT INTO vault_setting (key, value) VALUES ('reminders', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  const getClaim = db.prepare<[string], { claimedAt: number; shownAt: number | null }>(
    `SELECT c.claimed_at AS claimedAt, a.shown_at AS shownAt
     FROM reminder_claim AS c JOIN reminder_alert AS a ON a.id = c.alert_id WHERE c.key = ?`,
  );
  const carry = db.prepare(
    `UPDATE reminder_alert SET carried = 1
     WHERE shown_at IS NULL AND id = (SELECT alert_id FROM reminder_claim WHERE key = ?)`,
  );
  const insertAlert = db.prepare('INSERT INTO reminder_alert (at, kind, items) VALUES (?, ?, ?)');
  const insertClaim = db.prepare(
    `INSERT INTO reminder_claim (key, alert_id, claimed_at) VALUES (@key, @alert, @now)
     ON CONFLICT (key) DO UPDATE SET alert_id = excluded.alert_id, claimed_at = excluded.claimed_at`,
  );
  const setShownAt = db.prepare('UPDATE reminder_alert SET shown_at = ? WHERE id = ? AND shown_at IS NULL');
  const lastDigest = db
    .prepare<[], number | null>(`SELECT max(at) FROM reminder_alert WHERE kind = 'digest'`)
    .pluck();
  const history = db.prepare<
    [number],
    { at: number; kind: AlertKind; items: string; shownAt: number | null }
  >('SELECT at, kind, items, shown_at AS shownAt FROM reminder_alert ORDER BY at DESC, id DESC LIMIT ?');
  const snooze = db.prepare(
    `INSERT INTO reminder_snooze (subject, until_at) VALUES (?, ?)
     ON CONFLICT (subject) DO UPDATE SET until_at = excluded.until_at`,
  );
  const snoozedSince = db
    .prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM reminder_snooze WHERE until_at > ?)')
    .pluck();
  const unsnooze = db.prepare('DELETE FROM reminder_snooze WHERE subject = ?');

  const claimOf = (key: string, now: number): Claim => {
    const claim = getClaim.get(key);
    if (claim === undefined) return 'none';
    // Claimed in the future, seen from a clock that was set back: nobody is showing it now.
    return claim.shownAt === null && Math.abs(now - claim.claimedAt) > LOST_AFTER_MS ? 'lost' : 'told';
  };

  return {
    settings(): ReminderSettings {
      const row = getSettings.get();
      return row === undefined ? DEFAULT_SETTINGS : { ...DEFAULT_SETTINGS, ...JSON.parse(row.value) };
    },
    setSettings: (settings: ReminderSettings): void => {
      setSettings.run(JSON.stringify(settings));
    },

    claimOf,
    /**
     * Claims an alert before it is shown: whoever dies after this leaves it for the next digest, and nobody shows it
     * twice. Null: another process has claimed all of it.
     */
    claim(
      alert: { kind: AlertKind; keys: readonly string[]; items: readonly ToldItem[] },
      now: number,
    ): number | null {
      return db
        .transaction(() => {
          const claims = alert.keys.map((key) => ({ key, claim: claimOf(key, now) }));
          const open = claims.filter(({ claim }) => claim !== 'told');
          if (alert.keys.length > 0 && open.length === 0) return null;
          const items = alert.items.map(({ kind, stakeholderId, name, dueOn }) => ({
            kind,
            stakeholderId,
            name,
            dueOn,
          }));
          for (const { key, claim } of open) if (claim === 'lost') carry.run(key);
          const id = Number(insertAlert.run(now, alert.kind, JSON.stringify(items)).lastInsertRowid);
          for (const { key } of open) insertClaim.run({ key, alert: id, now });
          return id;
        })
        .immediate();
    },
    shown: (alertId: number, now: number): void => {
      setShownAt.run(now, alertId);
    },
    lastDigestAt: (): number | null => lastDigest.get() ?? null,
    history: (limit: number): ToldAlert[] =>
      history.all(limit).map(({ items, ...alert }) => ({ ...alert, items: JSON.parse(items) })),

    snooze: (subject: string, until: number): void => {
      snooze.run(subject, until);
    },
    /** Whether any snooze ends, or ended, after an instant. */
    snoozedSince: (at: number): boolean => snoozedSince.get(at) === 1,
    unsnooze: (subject: string): void => {
      unsnooze.run(subject);
    },
  };
}

export type ReminderStore = ReturnType<typeof reminderStore>;
