import { type KeyboardEvent, type RefCallback, useCallback, useEffect, useRef, useState } from 'react';

export type RovingList = {
  /** The item that the keyboard acts on. */
  current: string | undefined;
  /** Moves by so many items and focuses; the first move starts at the first item. */
  move(step: number): void;
  focus(key: string): void;
  itemProps(key: string): {
    ref: RefCallback<HTMLElement>;
    tabIndex: number;
    onFocus(): void;
    onKeyDown(event: KeyboardEvent): void;
  };
};

/**
 * One stop of the Tab key for a list whose items are walked with j/k or the arrows. When the current item goes (done,
 * snoozed), the one that takes its place becomes current, so that a list can be worked off without looking for it.
 * @param open what Enter does with an item
 * @param onMove told where each move arrived
 */
export function useRovingList(
  keys: readonly string[],
  open: (key: string) => void,
  onMove?: (key: string) => void,
): RovingList {
  const elements = useRef(new Map<string, HTMLElement>());
  const [current, setCurrent] = useState<string>();
  const lastIndex = useRef(0);
  const index = current === undefined ? -1 : keys.indexOf(current);

  const focus = useCallback((key: string) => {
    setCurrent(key);
    const element = elements.current.get(key);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }, []);

  useEffect(() => {
    if (index >= 0) lastIndex.current = index;
    else if (current !== undefined) {
      const next = keys[Math.min(lastIndex.current, keys.length - 1)];
      if (next === undefined) setCurrent(undefined);
      else if (document.activeElement === document.body) focus(next);
      else setCurrent(next);
    }
  }, [index, current, keys, focus]);

  const move = (step: number) => {
    const next = keys[index < 0 ? 0 : Math.min(Math.max(index + step, 0), keys.length - 1)];
    if (next === undefined) return;
    focus(next);
    onMove?.(next);
  };
  const walk = (key: string, event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') open(key);
    else if (event.key === 'Home') move(-keys.length);
    else if (event.key === 'End') move(keys.length);
    else if (event.key === 'ArrowDown' || event.key === 'j') move(1);
    else if (event.key === 'ArrowUp' || event.key === 'k') move(-1);
    else return;
    event.preventDefault();
  };

  const tabStop = index >= 0 ? current : keys[0];
  return {
    current: index >= 0 ? current : undefined,
    focus,
    move,
    itemProps: (key) => ({
      ref: (element) => {
        if (element === null) elements.current.delete(key);
        else elements.current.set(key, element);
      },
      tabIndex: key === tabStop ? 0 : -1,
      onFocus: () => setCurrent(key),
      onKeyDown: (event) => walk(key, event),
    }),
  };
}
