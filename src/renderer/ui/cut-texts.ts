/** How many ancestors of the element under the pointer are looked at. */
const LEVELS = 5;
const LONGEST = 2000;

/**
 * Tells in a tooltip what an ellipsis cuts off, for whatever the pointer or the focus comes to, once for all of the app.
 * Returns the function that stops it.
 */
export function tellCutTexts(): () => void {
  const look = ({ target }: Event) => {
    let element = target instanceof HTMLElement ? target : null;
    for (let level = 0; element !== null && level < LEVELS; level += 1, element = element.parentElement)
      tell(element);
  };
  document.addEventListener('mouseover', look, { passive: true });
  document.addEventListener('focusin', look, { passive: true });
  return () => {
    document.removeEventListener('mouseover', look);
    document.removeEventListener('focusin', look);
  };
}

function tell(element: HTMLElement): void {
  const ours = 'cutText' in element.dataset;
  if (!ours && element.title !== '') return;
  const isCut =
    element.scrollWidth > element.clientWidth && getComputedStyle(element).textOverflow === 'ellipsis';
  if (isCut) {
    element.title = (element.textContent ?? '').trim().slice(0, LONGEST);
    element.dataset.cutText = '';
  } else if (ours) {
    element.removeAttribute('title');
    delete element.dataset.cutText;
  }
}
