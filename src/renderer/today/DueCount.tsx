import { useTranslation } from 'react-i18next';
import { type OutputOf, useCall } from '../bridge.ts';
import { useScope } from './scope.ts';
import styles from './today.module.css';

/** Refetch interval: the day changes and clocks run without an event. */
const ASK_AGAIN = 5 * 60_000;

function useDueNumbers(): OutputOf<'today.numbers'> | undefined {
  const { scope } = useScope();
  return useCall('today.numbers', { scope }, { keepPrevious: true, refetchInterval: ASK_AGAIN }).data;
}

/** What is due now in words: 8 位待联系 · 其中 2 位已逾期 · 3 项待办. */
export function useDueSummary(): string {
  const { t } = useTranslation();
  const numbers = useDueNumbers();
  if (numbers === undefined) return '';
  return (['contacts', 'overdue', 'steps', 'breached'] as const)
    .flatMap((name) => (numbers[name] === 0 ? [] : [t(`today:summary.${name}`, { count: numbers[name] })]))
    .join(' · ');
}

/** How much there is to do now, beside the page's name: the number on the tray icon. */
export function DueCount() {
  const toDo = useDueNumbers()?.toDo ?? 0;
  const summary = useDueSummary();
  return toDo === 0 ? null : (
    <span className={styles.due} title={summary}>
      {toDo}
    </span>
  );
}
