/** What the widgets that are no native fields are chosen by. */
const CHOICES = '[role="option"], .ant-select-item-option, .ant-picker-cell';

/** Hears of anything that is entered anywhere on the page: typed, ticked, chosen. Returns the function that stops listening. */
export function onEntry(listener: () => void): () => void {
  const onClick = ({ target }: Event) => {
    if (target instanceof Element && target.closest(CHOICES) !== null) listener();
  };
  window.addEventListener('input', listener, true);
  window.addEventListener('change', listener, true);
  window.addEventListener('click', onClick, true);
  return () => {
    window.removeEventListener('input', listener, true);
    window.removeEventListener('change', listener, true);
    window.removeEventListener('click', onClick, true);
  };
}
