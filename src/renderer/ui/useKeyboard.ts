import { useEffect } from 'react';
import { useCommands } from './commands.ts';
import { createMatcher } from './keys.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)));

/** A dialog keeps the keyboard to itself. */
const inDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"]') !== null;

/** Runs the registered shortcuts. Once, in the app's frame. */
export function useKeyboard(): void {
  useEffect(() => {
    const match = createMatcher();
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const hasModifier = event.ctrlKey || event.metaKey;
      const { commands } = useCommands.getState();
      const typing = isTyping(event.target);
      const busy = inDialog(event.target) || (typing && !hasModifier);
      const here = commands.filter((c) => (!busy || c.everywhere) && !(typing && c.notInText));
      const command = match(event, event.timeStamp, here);
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
