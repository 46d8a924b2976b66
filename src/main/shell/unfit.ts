import { accessSync, constants, mkdirSync } from 'node:fs';
import { isZone } from '../../domain/calendars/days.ts';
import { type Message, message } from '../../domain/message.ts';
import { codeOf } from '../vault/trouble.ts';

/**
 * What keeps the app from starting here at all: its folder can't be written, or it was started with a clock or a zone that are
 * none. Null: it can start.
 * @param args those for the core, `--name=value`
 */
export function unfitToStart(userData: string, args: readonly string[]): Message | null {
  const argument = (name: string) =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(`--${name}=`.length);
  const zone = argument('zone');
  const now = argument('now');
  if (zone !== undefined && !isZone(zone)) return message('shell:error.zone', { zone });
  if (now !== undefined && Number.isNaN(Date.parse(now))) return message('shell:error.now', { now });
  try {
    mkdirSync(userData, { recursive: true, mode: 0o700 });
    accessSync(userData, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return message('shell:error.userData', { folder: userData, reason: codeOf(error) ?? String(error) });
  }
}
