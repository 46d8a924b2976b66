import { saveFile } from './save-file.ts';

/** A file of the user's choice, which is filled as its content comes. */
export type Target = {
  write(piece: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The file is whole. */
  end(): Promise<void>;
  /** Nothing is left of it. */
  giveUp(): Promise<void>;
};

type FileHandle = FileSystemFileHandle & { remove?(): Promise<void> };

declare global {
  interface Window {
    /** File System Access; not everywhere. */
    showSaveFilePicker?(options: { suggestedName: string }): Promise<FileHandle>;
  }
}

/** Asks where a file is to be kept; null where the user thinks better of it. Where there is no such dialog it goes to the downloads. */
export async function chooseTarget(fileName: string): Promise<Target | null> {
  if (window.showSaveFilePicker === undefined) return download(fileName);
  try {
    const handle = await window.showSaveFilePicker({ suggestedName: fileName });
    const writable = await handle.createWritable();
    return {
      write: (piece) => writable.write(piece),
      end: () => writable.close(),
      async giveUp() {
        await writable.abort();
        // The dialog has made it; one that was there before keeps what was in it.
        if ((await handle.getFile()).size === 0) await handle.remove?.();
      },
    };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    return download(fileName);
  }
}

function download(fileName: string): Target {
  const pieces: Blob[] = [];
  return {
    write: async (piece) => void pieces.push(new Blob([piece])),
    end: async () => saveFile(fileName, pieces),
    giveUp: async () => void pieces.splice(0),
  };
}
