import { flushSync } from 'react-dom';

/** Sends a key past a field to what surrounds it: the form, the dialog, the shortcuts. What they use up is used up. */
function sendPast(field: Element, event: KeyboardEvent): void {
  event.stopPropagation();
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const init = { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true };
  const goesOn = field.parentElement?.dispatchEvent(new KeyboardEvent('keydown', init));
  if (goesOn === false) event.preventDefault();
}

/** A tag that was typed counts as soon as its field is left, so it is left for a moment. */
function settle(input: HTMLElement): void {
  flushSync(() => input.blur());
  input.focus();
}

/**
 * Lists choose by Enter and click alone. antd's also choose what happens to be marked on Tab, and on Enter with Ctrl/⌘,
 * where going on and saving are meant.
 */
export function keepKeysFromLists(): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.isComposing || !(event.target instanceof HTMLElement)) return;
      const field = event.target.closest('.ant-select');
      if (field === null) return;
      const saves = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (saves) settle(event.target);
      if (saves || event.key === 'Tab') sendPast(field, event);
    },
    { capture: true },
  );
}
