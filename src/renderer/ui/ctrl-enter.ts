import type { KeyboardEvent } from 'react';

/** For `onKeyDown` of a form and what surrounds it: Ctrl/⌘ Enter submits from wherever the focus is. */
export const onCtrlEnter = (submit: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  submit();
};
