import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { until } from './harness.ts';

type Shown = { title: string; body: string };

export type Desktop = {
  /** What an app needs in its environment to appear here. */
  env: { DISPLAY: string; DBUS_SESSION_BUS_ADDRESS: string };
  /** Every notification so far, as the daemon received it. */
  shown: Shown[];
  /** Clicks the notification that came last. */
  click(): Promise<void>;
};

/** Runs something on a desktop of its own: a display, a session bus and a notification daemon. */
export async function withDesktop<T>(use: (desktop: Desktop) => Promise<T>): Promise<T> {
  const children: ChildProcess[] = [];
  const start = (command: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    });
    children.push(child);
    return child;
  };
  try {
    const server = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp']);
    const DISPLAY = `:${await firstLine(server.stdio[3] as Readable)}`;
    const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address=3']);
    const DBUS_SESSION_BUS_ADDRESS = await firstLine(bus.stdio[3] as Readable);
    const env = { DISPLAY, DBUS_SESSION_BUS_ADDRESS };
    const monitor = start('dbus-monitor', ["interface='org.freedesktop.Notifications'"], env);
    const shown = watchNotifications(monitor);
    // It says something as soon as it listens.
    await once(monitor.stdout as Readable, 'data');
    start('dunst', [], env);
    await until('the notification daemon', () => hasOwner(env));
    return await use({
      env,
      shown,
      click: async () => {
        await run('dunstctl', ['action', '0'], env);
      },
    });
  } finally {
    for (const child of children.reverse()) child.kill();
    await Promise.all(children.map((child) => (child.exitCode === null ? once(child, 'exit') : undefined)));
  }
}

async function firstLine(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.trim();
}

/** Resolves to a command's exit code. */
async function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

const hasOwner = async (env: NodeJS.ProcessEnv): Promise<true | undefined> => {
  const code = await run('dbus-send', ['--session', '--print-reply', ...SERVER_INFORMATION], env);
  return code === 0 ? true : undefined;
};
const SERVER_INFORMATION = [
  '--dest=org.freedesktop.Notifications',
  '/org/freedesktop/Notifications',
  'org.freedesktop.Notifications.GetServerInformation',
];

/** The arguments of Notify (Desktop Notifications Specification): program, id, icon, summary, body, … */
const NOTIFY =
  /member=Notify\n\s+string ".*?"\n\s+uint32 \d+\n\s+string ".*?"\n\s+string "(.*?)"\n\s+string "(.*?)"\n\s+array \[/gs;

function watchNotifications(monitor: ChildProcess): Shown[] {
  const shown: Shown[] = [];
  let text = '';
  monitor.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    shown.length = 0;
    for (const [, title = '', body = ''] of text.matchAll(NOTIFY))
      shown.push({ title, body: withoutOrigin(body) });
  });
  return shown;
}

/** Chromium puts the page's origin before the text, and an empty line between them. */
const withoutOrigin = (body: string): string => body.replace(/^<a href="[^"]*">[^<]*<\/a>\n\n/, '');
