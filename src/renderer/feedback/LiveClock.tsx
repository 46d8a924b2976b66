import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { byCore, now } from '../clock.ts';
import styles from './clock.module.css';
import { isLive, liveClock, tickFor, timeLeftText, urgencyOf } from './time-left.ts';

/** One timer for each interval, shared by all clocks that are on screen. */
const tickers = new Map<number, { listeners: Set<() => void>; now: number; timer: number }>();

function subscribe(interval: number, listener: () => void): () => void {
  let ticker = tickers.get(interval);
  if (ticker === undefined) {
    const fresh = {
      listeners: new Set<() => void>(),
      now: now(),
      timer: window.setInterval(() => {
        fresh.now = now();
        for (const notify of fresh.listeners) notify();
      }, interval),
    };
    ticker = fresh;
    tickers.set(interval, ticker);
  }
  ticker.listeners.add(listener);
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size === 0) {
      window.clearInterval(ticker.timer);
      tickers.delete(interval);
    }
  };
}

/** The present in epoch milliseconds, renewed each `interval` milliseconds. */
export function useNow(interval: number): number {
  const follow = useCallback((listener: () => void) => subscribe(interval, listener), [interval]);
  return useSyncExternalStore(
    follow,
    () => tickers.get(interval)?.now ?? Math.floor(now() / interval) * interval,
  );
}

/** Stopped and paused clocks need no timer of their own. */
const IDLE = 60_000;

type Props = {
  clock: { state: string; timeLeftMs: number; elapsedShare: number };
  /** When the answer arrived, by this page's clock. */
  toldAt: number;
  /** Which clock it is, in the user's words. */
  label: string;
};

/** A bar that fills as the target's time goes by, and the time that is left in words. */
export function LiveClock({ clock, toldAt, label }: Props) {
  const { t } = useTranslation();
  const receivedAt = byCore(toldAt);
  const at = useNow(isLive(clock) ? tickFor(clock.timeLeftMs - (now() - receivedAt)) : IDLE);
  const { leftMs, share } = liveClock(clock, at - receivedAt);
  const urgency = urgencyOf(clock.state, share, leftMs);
  const timeLeft = timeLeftText(t, leftMs);
  const text =
    urgency === 'paused'
      ? t('feedback:left.paused', { left: timeLeft })
      : clock.state === 'met'
        ? t('feedback:left.met')
        : clock.state === 'met-late'
          ? t('feedback:left.metLate')
          : timeLeft;

  return (
    <div className={`${styles.clock} ${styles[urgency]}`}>
      <div className={styles.text}>
        <span className={styles.label}>{label}</span>
        <span className={styles.left}>{text}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element can't be drawn in the theme's colours */}
      <div
        className={styles.track}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(Math.min(share, 1) * 100)}
        aria-valuetext={text}
      >
        <div className={styles.fill} style={{ width: `${Math.min(share, 1) * 100}%` }} />
      </div>
    </div>
  );
}
