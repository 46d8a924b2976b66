import type { Page } from 'playwright-core';

/**
 * What is wrong with how a page is laid out, measured in the page itself: text that is cut without an ellipsis, texts and
 * controls that lie over each other, columns of a letter or two, pages that scroll sideways, texts with a gap.
 */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate(measure);

function measure(): string[] {
  const faults = new Set<string>();
  const visible = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.visually-hidden, [aria-hidden="true"] svg, .ant-select-dropdown, .ant-tooltip') ===
      null;
  const named = (element: Element) =>
    `<${element.tagName.toLowerCase()} ${element.className}> “${(element.textContent ?? '').trim().slice(0, 40)}”`;

  type Box = { left: number; top: number; right: number; bottom: number };
  /** What of a box is seen through the frames that cut it off. */
  const seen = (box: Box, element: Element): Box | undefined => {
    let { left, top, right, bottom } = box;
    for (let e: Element | null = element; e !== null; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const frame = e.getBoundingClientRect();
      left = Math.max(left, frame.left);
      right = Math.min(right, frame.right);
      top = Math.max(top, frame.top);
      bottom = Math.min(bottom, frame.bottom);
    }
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : undefined;
  };
  /** Stays while the rest scrolls below it, or floats above: what it covers comes to light again. */
  const floats = (element: Element) => {
    for (let e: Element | null = element; e !== null; e = e.parentElement)
      if (['sticky', 'fixed'].includes(getComputedStyle(e).position)) return e;
    return undefined;
  };

  const root = document.scrollingElement ?? document.body;
  if (root.scrollWidth > window.innerWidth + 1) faults.add('the page scrolls sideways');

  const texts: { box: Box; owner: Element; floating: Element | undefined }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (text.includes('{{')) faults.add(`a text with a gap: ${text}`);
    if (owner === null || text === '' || ['SCRIPT', 'STYLE', 'OPTION'].includes(owner.tagName)) continue;
    if (!visible(owner) || owner.closest('svg') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    const first = boxes[0];
    if (first === undefined) continue;

    const lines = new Set(boxes.map(({ top }) => Math.round(top))).size;
    if (lines >= 4 && text.length / lines < 3.2) faults.add(`a column of letters: ${named(owner)}`);

    const frame = [...ancestors(owner)].find((e) => getComputedStyle(e).overflowX !== 'visible');
    if (frame !== undefined) {
      const style = getComputedStyle(frame);
      const edge = frame.getBoundingClientRect();
      const over = Math.max(...boxes.map(({ right }) => right)) > edge.right + 1;
      const told =
        style.textOverflow === 'ellipsis' ||
        style.webkitLineClamp !== 'none' ||
        frame.matches('input, textarea');
      if (over && style.overflowX !== 'visible' && !told && !scrolls(frame))
        faults.add(`cut: ${named(owner)}`);
    }
    for (const box of boxes) {
      const shown = seen(box, owner);
      if (shown !== undefined) texts.push({ box: shown, owner, floating: floats(owner) });
    }
  }

  const controls = 'button, input:not([type="hidden"]), textarea, .ant-select, .ant-segmented, .ant-picker';
  const boxes = [...document.querySelectorAll(controls)].filter(visible).flatMap((owner) => {
    const { opacity, position } = getComputedStyle(owner);
    if (opacity === '0' || position === 'absolute' || owner.parentElement?.closest(controls)) return [];
    const shown = seen(owner.getBoundingClientRect(), owner);
    return shown === undefined ? [] : [{ box: shown, owner, floating: floats(owner) }];
  });

  // From the top down: what begins below the end of one can't lie over it.
  const all = [...texts, ...boxes].sort((one, other) => one.box.top - other.box.top);
  for (const [at, one] of all.entries())
    for (let next = at + 1; next < all.length; next += 1) {
      const other = all[next];
      if (other === undefined || other.box.top > one.box.bottom - 4) break;
      if (one.owner === other.owner || one.floating !== other.floating) continue;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (width <= 3 || height <= 4) continue;
      if (one.owner.contains(other.owner) || other.owner.contains(one.owner)) continue;
      faults.add(`over each other: ${named(one.owner)} and ${named(other.owner)}`);
    }

  for (const scroller of document.querySelectorAll('*'))
    if (visible(scroller) && scrolls(scroller) && scroller.scrollWidth > scroller.clientWidth + 1)
      faults.add(`scrolls sideways by ${scroller.scrollWidth - scroller.clientWidth}: ${named(scroller)}`);
  return [...faults];

  function* ancestors(element: Element): Generator<Element> {
    for (let e: Element | null = element; e !== null; e = e.parentElement) yield e;
  }
  function scrolls(element: Element): boolean {
    return (
      ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && !element.matches('textarea, input')
    );
  }
}
