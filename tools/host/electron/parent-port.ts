import { EventEmitter } from 'node:events';

/** Loaded into a utility process before its own module: the end of the line to the main process. */
class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  }

  /** Electron holds messages back until then; here they flow from the first listener on. */
  start(): void {}
}

const parentPort = new ParentPort();
const early: unknown[] = [];
process.on('message', (data) => {
  if (parentPort.listenerCount('message') > 0) parentPort.emit('message', { data, ports: [] });
  else early.push(data);
});
parentPort.on('newListener', (event) => {
  if (event !== 'message') return;
  queueMicrotask(() => {
    for (const data of early.splice(0)) parentPort.emit('message', { data, ports: [] });
  });
});
// A utility process doesn't outlive the one that started it.
process.on('disconnect', () => process.exit());
Object.defineProperty(process, 'parentPort', { value: parentPort });
