import { type ReactNode, useEffect, useRef } from 'react';
import { create } from 'zustand';

/** Something that can be done from the keyboard: by a shortcut, from the palette, or both. */
export type Command = {
  id: string;
  /** Key of its name, and what is filled in. */
  label: string;
  params?: Record<string, string>;
  /** `'g t'` one after the other, `'mod+k'` (⌘ on a Mac, else Ctrl), `'?'`. */
  keys?: string;
  /** Whether the palette offers it. */
  inPalette: boolean;
  icon?: ReactNode;
  /** Works inside a dialog and while typing too. */
  everywhere?: boolean;
  /** Means something else in a text field. */
  notInText?: boolean;
  /** Ends what one is at (locks, quits): the palette offers it last, and only when it is asked for by name. */
  ends?: boolean;
  run(): void;
};

type Registry = {
  commands: Command[];
  add(command: Command): void;
  remove(command: Command): void;
};

/** What can be done right now; the latest registered comes first, so that a page may override the frame. */
export const useCommands = create<Registry>((set) => ({
  commands: [],
  add: (command) => set(({ commands }) => ({ commands: [command, ...commands] })),
  remove: (command) => set(({ commands }) => ({ commands: commands.filter((c) => c !== command) })),
}));

/** Runs a command of the palette, as a button or a menu does. */
export const runCommand = (id: string): void =>
  useCommands
    .getState()
    .commands.find((command) => command.id === id)
    ?.run();

function useRegistered(
  { id, label, params, keys, inPalette, icon, everywhere, notInText, ends }: Omit<Command, 'run'>,
  run: () => void,
) {
  const latest = useRef(run);
  const appearance = useRef({ icon, params });
  useEffect(() => {
    latest.current = run;
    appearance.current = { icon, params };
  });
  useEffect(() => {
    const command: Command = {
      id,
      label,
      inPalette,
      ...(keys !== undefined && { keys }),
      ...(everywhere !== undefined && { everywhere }),
      ...(notInText !== undefined && { notInText }),
      ...(ends !== undefined && { ends }),
      icon: appearance.current.icon,
      ...(appearance.current.params !== undefined && { params: appearance.current.params }),
      run: () => latest.current(),
    };
    const { add, remove } = useCommands.getState();
    add(command);
    return () => remove(command);
  }, [id, label, keys, inPalette, everywhere, notInText, ends]);
}

/** Registers a shortcut while the component is shown; `?` lists it under the key `label`. */
export function useShortcut(
  keys: string,
  label: string,
  handler: () => void,
  { everywhere = false, notInText = false }: { everywhere?: boolean; notInText?: boolean } = {},
): void {
  useRegistered({ id: `keys:${keys}`, label, keys, inPalette: false, everywhere, notInText }, handler);
}

/** Registers a command of the palette (Ctrl/⌘ K) while the component is shown, with a shortcut if it has one. */
export function useCommand(command: Omit<Command, 'run' | 'inPalette'>, run: () => void): void {
  useRegistered({ ...command, inPalette: true }, run);
}
