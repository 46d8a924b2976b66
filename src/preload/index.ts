import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';

/** The only two ways out of a page: one call, one stream of events. */
contextBridge.exposeInMainWorld('liaison', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', name, input),
  on(listener: (event: unknown) => void): () => void {
    const relay = (_: IpcRendererEvent, event: unknown): void => listener(event);
    ipcRenderer.on('event', relay);
    return () => {
      ipcRenderer.off('event', relay);
    };
  },
});
