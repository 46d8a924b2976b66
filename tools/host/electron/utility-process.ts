import { type ChildProcess, fork } from 'node:child_process';
import { StrictEmitter } from '../strict-emitter.ts';

const SHIM = new URL('./parent-port.ts', import.meta.url).href;

class UtilityProcess extends StrictEmitter {
  private readonly child: ChildProcess;

  constructor(modulePath: string, args: string[]) {
    super('utilityProcess', ['spawn', 'message', 'exit']);
    this.child = fork(modulePath, args, {
      execArgv: ['--import', SHIM],
      // The structured clone algorithm, as in Electron.
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child.once('spawn', () => this.emit('spawn'));
    this.child.on('message', (message) => this.emit('message', message));
    this.child.once('exit', (code) => this.emit('exit', code ?? 1));
    this.child.on('error', () => undefined);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  postMessage(message: unknown): void {
    if (this.child.connected) this.child.send(message as object, () => undefined);
  }

  kill(): boolean {
    return this.child.kill();
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args: string[] = []): UtilityProcess => new UtilityProcess(modulePath, args),
};
