/** Selectors of widgets that aren't native fields. */
const CHOICES = '[role="option"], .ant-select-item-option, .ant-picker-cell';

/**
 * Hears of anything that is entered anywhere on the page: typed, ticked, chosen; only after the field itself has, for drawing a field anew
 * before it knows what was typed takes that away. Returns the function that stops listening.
 */
export function onEntry(listener: () => void): () => void {
  const onClick = ({ target }: Event) => {
    if (target instanceof Element && target.closest(CHOICES) !== null) listener();
  };
  window.addEventListener('input', listener);
  window.addEventListener('change', listener);
  window.addEventListener('click', onClick, true);
  return () => {
    window.removeEventListener('input', listener);
    window.removeEventListener('change', listener);
    window.removeEventListener('click', onClick, true);
  };
}
