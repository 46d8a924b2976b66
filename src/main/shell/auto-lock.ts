import { powerMonitor } from 'electron';
import { idleStep } from '../../domain/vault/auto-lock.ts';
import type { CoreLink, ShellSettings } from './core-link.ts';

const LOOK_EVERY_MS = 2_000;

/**
 * Locks the vault when nobody has used keyboard or mouse for as long as is set, and when the computer is locked or goes to
 * sleep.
 * @param warn called when it is about to lock by itself, and again with false when somebody is there after all
 */
export function lockWhenIdle(
  core: Pick<CoreLink, 'lock'>,
  settings: () => Pick<ShellSettings, 'autoLockMinutes' | 'lockWithSystem'>,
  warn: (soon: boolean) => void,
): void {
  let step: ReturnType<typeof idleStep> = 'stay';
  const lock = () => void core.lock();

  const lookAgain = (): void => {
    const before = step;
    step = idleStep(powerMonitor.getSystemIdleTime() * 1000, settings().autoLockMinutes);
    if (step === before) return;
    if (step === 'lock') lock();
    if ((step === 'warn') !== (before === 'warn')) warn(step === 'warn');
  };
  setInterval(lookAgain, LOOK_EVERY_MS).unref();

  const withSystem = (): void => {
    if (settings().lockWithSystem) lock();
  };
  powerMonitor.on('suspend', withSystem);
  powerMonitor.on('lock-screen', withSystem);
}
