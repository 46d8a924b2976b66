import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Input, Output } from '../../src/contract/call.ts';
import type { CoreEvent } from '../../src/contract/events.ts';
import type { CallName, CoreContract } from '../../src/contract/index.ts';
import type { Language } from '../../src/i18n/languages.ts';
import { type Core, createCore } from '../../src/main/core.ts';
import type { WireError } from '../../src/main/ipc/serve.ts';
import type { Alert } from '../../src/main/services/services.ts';
import { settingsInMemory } from '../../src/main/settings/app-settings.ts';

/** A real core on a real encrypted vault in a folder of its own, with a clock that the story moves. */
export type Desk = {
  core: Core;
  folder: string;
  /** Makes a call that must succeed. */
  call<N extends CallName>(name: N, input: Input<CoreContract[N]>): Promise<Output<CoreContract[N]>>;
  /** Makes a call that must be refused. */
  refused<N extends CallName>(name: N, input: unknown): Promise<WireError>;
  /** Makes a writing call and tells how to undo it. */
  act<N extends CallName>(name: N, input: Input<CoreContract[N]>): Promise<{ actionId: string }>;
  /** Takes the computer to another time zone. */
  travel(zone: string): void;
  setNow(instant: string): void;
  /** Lets the computer's own clock go on, which the story's doesn't move. */
  wait(ms: number): void;
  events: CoreEvent[];
  alerts: Alert[];
  /** What the core told whoever looks after it. */
  reports: unknown[];
};

/** A hundred tests open vaults; how dear a try should be is not what they are about. */
const CHEAP = { n: 2 ** 10, r: 8, p: 1 };

export const PASSPHRASE = 'correct horse battery staple';

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function openDesk({
  now = '2026-11-23T09:00:00+08:00',
  zone = 'Asia/Shanghai',
  language = 'en' as Language,
  desk = false,
  folder = join(tempFolder(), 'vault'),
} = {}): Promise<Desk> {
  let clock = Date.parse(now);
  let here = zone;
  let computerClock = clock;
  const events: CoreEvent[] = [];
  const alerts: Alert[] = [];
  const reports: unknown[] = [];
  const core = createCore({
    now: () => clock,
    get zone() {
      return here;
    },
    settings: settingsInMemory(language),
    userData: folder,
    triesIn: dirname(folder),
    computerClock: () => computerClock,
    keyCost: CHEAP,
    desk,
    emit: (event) => events.push(event),
    notify: async (alert) => alerts.push(alert) > 0,
    badge: () => {},
    report: (error) => reports.push(error),
  });
  onTestFinished(() => core.close());
  const made = await core.call('vault.create', { folder, passphrase: PASSPHRASE });
  if (!made.ok) throw new Error(made.error.message);

  return {
    core,
    folder,
    events,
    alerts,
    reports,
    setNow: (instant) => {
      clock = Date.parse(instant);
    },
    travel: (to) => {
      here = to;
    },
    wait: (ms) => {
      computerClock += ms;
    },
    async call(name, input) {
      const result = await core.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
      return result.value as never;
    },
    async refused(name, input) {
      const result = await core.call(name, input);
      if (result.ok) throw new Error(`${name} was not refused: ${JSON.stringify(result.value)}`);
      return result.error;
    },
    async act(name, input) {
      const result = await core.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
      if (result.actionId === undefined) throw new Error(`${name} changed nothing`);
      return { actionId: result.actionId };
    },
  };
}
