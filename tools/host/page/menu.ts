/** What a menu of the app shows. */
export type MenuItem = { label: string; enabled: boolean };

/** What the mouse's second button was pressed on, in Electron's words (`ContextMenuParams`). */
export type MenuParams = {
  x: number;
  y: number;
  isEditable: boolean;
  selectionText: string;
  editFlags: { canCut: boolean; canCopy: boolean; canPaste: boolean; canSelectAll: boolean };
};

/**
 * Keeps the browser's own menu and the keys of its own commands away, as Electron has neither, and draws the app's.
 * One self-contained function: its text is put into pages.
 */
export function createMenu(asked: (params: MenuParams) => void, chose: (index: number) => void) {
  type Field = HTMLInputElement | HTMLTextAreaElement;
  const TYPED = ['text', 'search', 'password', 'email', 'tel', 'url', 'number'];
  /** With Ctrl or Cmd: save, source, open, new window, tab, history, downloads, bookmark. */
  const OWN_KEYS = ['s', 'u', 'o', 'n', 't', 'h', 'j', 'd'];
  /** With Shift as well: tools for developers, clearing, profiles. */
  const OWN_SHIFT_KEYS = ['i', 'j', 'c', 'delete', 'm', ...OWN_KEYS];
  const OWN_FUNCTION_KEYS = ['F1', 'F7', 'F12'];

  const isField = (target: unknown): target is Field =>
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && TYPED.includes(target.type));

  function paramsOf({ clientX, clientY }: MouseEvent, target: unknown): MenuParams {
    const field = isField(target) ? target : undefined;
    const isEditable = field !== undefined && !field.readOnly && !field.disabled;
    const isSecret = field?.type === 'password';
    const [from, to] = [field?.selectionStart ?? 0, field?.selectionEnd ?? 0];
    const selected = field === undefined ? String(getSelection()) : field.value.slice(from, to);
    const selectionText = isSecret ? '' : selected;
    const canCopy = selectionText !== '';
    const editFlags = { canCut: isEditable && canCopy, canCopy, canPaste: isEditable, canSelectAll: true };
    return { x: clientX, y: clientY, isEditable, selectionText, editFlags };
  }

  let at = { x: 0, y: 0 };
  let close = (): void => undefined;

  window.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    close();
    const params = paramsOf(event, event.composedPath()[0]);
    at = params;
    asked(params);
  });
  window.addEventListener('keydown', (event) => {
    const key = event.key.toLowerCase();
    const held = event.ctrlKey || event.metaKey;
    const isOwn = held && !event.altKey && (event.shiftKey ? OWN_SHIFT_KEYS : OWN_KEYS).includes(key);
    if (isOwn || OWN_FUNCTION_KEYS.includes(event.key)) event.preventDefault();
  });

  /** Shows a menu where the button was pressed. The focus stays where it is: what is chosen is done there. */
  function show(items: MenuItem[]): void {
    close();
    const frame = document.createElement('div');
    const menu = document.createElement('div');
    frame.attachShadow({ mode: 'closed' }).append(menu);
    menu.setAttribute('role', 'menu');
    menu.style.cssText =
      'position:fixed;z-index:2147483647;min-width:120px;padding:4px;border-radius:6px;background:Canvas;' +
      'color:CanvasText;border:1px solid color-mix(in srgb,CanvasText 20%,Canvas);' +
      'box-shadow:0 4px 16px rgb(0 0 0/.2);font:14px/1.5 var(--font,system-ui);cursor:default;user-select:none';
    let current = -1;
    const rows = items.map(({ label, enabled }, index) => {
      const row = document.createElement('div');
      row.setAttribute('role', 'menuitem');
      row.setAttribute('aria-disabled', String(!enabled));
      row.textContent = label;
      row.style.cssText = `padding:4px 12px;border-radius:4px;opacity:${enabled ? 1 : 0.45}`;
      row.addEventListener('pointermove', () => mark(index));
      row.addEventListener('click', () => take(index));
      return row;
    });
    menu.append(...rows);

    function mark(index: number): void {
      current = index;
      for (const [each, row] of rows.entries())
        row.style.background =
          each === index && items[each]?.enabled === true
            ? 'color-mix(in srgb,CanvasText 10%,Canvas)'
            : 'transparent';
    }
    function take(index: number): void {
      if (items[index]?.enabled !== true) return;
      close();
      chose(index);
    }
    function onKey(event: KeyboardEvent): void {
      event.preventDefault();
      event.stopImmediatePropagation();
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) mark((current + step + items.length) % items.length);
      else if (event.key === 'Enter') take(current);
      else close();
    }
    function onPointer(event: Event): void {
      if (event.composedPath().includes(frame)) event.preventDefault();
      else close();
    }

    document.documentElement.append(frame);
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(0, Math.min(at.x, innerWidth - width))}px`;
    menu.style.top = `${Math.max(0, Math.min(at.y, innerHeight - height))}px`;
    const ending = new AbortController();
    const { signal } = ending;
    window.addEventListener('keydown', onKey, { capture: true, signal });
    for (const event of ['pointerdown', 'mousedown'])
      window.addEventListener(event, onPointer, { capture: true, signal });
    for (const event of ['blur', 'resize', 'wheel'])
      window.addEventListener(event, () => close(), { signal });
    close = () => {
      ending.abort();
      frame.remove();
      close = () => undefined;
    };
  }

  return { show };
}
