/** Something that can be pressed. Rows of a list hold the same kinds of things: one of each is enough. */
export type Control = { kind: string; name: string; place: 'frame' | 'page' | 'layer' };

/** What is there to be pressed. */
export type Sight = {
  /** How many dialogs, menus and the like lie over the page. */
  layers: number;
  controls: Control[];
  /** Pages that are linked to. */
  links: string[];
  /** The page that is shown, and its language. */
  hash: string;
  language: string;
};

/** What has come of a press, and where it has led. */
export type Outcome = Sight & {
  /** Undefined: nothing at all. */
  effect: string | undefined;
  /** Whether what is watched is still there, maybe below another layer. */
  stays: boolean;
};

/** What a page is asked for while it is walked. */
type Walker = {
  /** What can be pressed now; of layers only what lies on top. */
  look(): Promise<Sight>;
  /** The element that will be pressed: everything is at rest, and how it looks is remembered. */
  aim(kind: string): Promise<Element | undefined>;
  /** @param watched something else that was found */
  outcome(watched: string | undefined): Promise<Outcome>;
};
declare global {
  interface Window {
    walker: Walker;
  }
}

/** Runs inside the page. */
export function install(): void {
  /** How long a button may take until something is seen to happen. */
  const PATIENCE_MS = 3_000;
  const CONTROLS =
    'button, a[href], summary, [role=button], [role=link], [role=menuitem], [role=tab], [role=switch], input[type=checkbox], input[type=radio]';
  /** Pressing what is chosen already changes nothing, and need not. */
  const CHOSEN =
    '[aria-current], [aria-selected=true], [aria-pressed=true], [role=radio][aria-checked=true], input[type=radio]:checked';
  const LAYERS =
    '.ant-modal-wrap, .ant-drawer, .ant-dropdown, .ant-popover, .ant-select-dropdown, .ant-picker-dropdown, [role=dialog], [role=menu]';
  const LOADING = '.ant-skeleton, .ant-spin-spinning, .ant-btn-loading';
  /**
   * What comes and goes by itself, or only because something is pressed: antd's waves lie in a div without a name. A menu
   * that closes is no effect of its item.
   */
  const FLEETING =
    'script, style, .ant-tooltip, button > div:not([class]), .ant-message, .ant-dropdown, .ant-select-dropdown, :has(> [role=meter])';
  const NOT_TOLD = [
    'class',
    'style',
    'id',
    'tabindex',
    'aria-describedby',
    'aria-expanded',
    'aria-activedescendant',
  ];
  const ROW = 'li, tr, [role=row], article, [role=option]';

  const seen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const words = (element: Element | null | undefined) => {
    const [label] = element instanceof HTMLButtonElement ? element.labels : [];
    return ((element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent) || '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  };
  const headingOf = (element: Element) =>
    words(
      element.parentElement
        ?.closest('section, aside, article, form, [role=dialog], [role=region], main')
        ?.querySelector('h1, h2, h3, legend'),
    ).replaceAll(/\d+/g, '#');
  const layers = () => {
    const roots = [...document.querySelectorAll(LAYERS)].filter(seen);
    return roots.filter((root) => !roots.some((other) => other !== root && other.contains(root)));
  };

  /** One of a row of the same, each with its figure; or one of very many: days, festivals, tags. */
  const isOneOfMany = ({ parentElement, tagName, className, role, textContent }: Element) => {
    const isLike = (other: Element) => other.tagName === tagName && other.className === className;
    const alike = [...(parentElement?.children ?? [])].filter(isLike).length;
    return role !== 'menuitem' && alike > (/\d/.test(textContent ?? '') ? 1 : 5);
  };

  function kindOf(element: Element, layer: Element | undefined): Control {
    const name = words(element).slice(0, 60);
    const place =
      layer !== undefined
        ? 'layer'
        : element.closest('main') === null || element.closest('nav') !== null
          ? 'frame'
          : 'page';
    const row = element.parentElement?.closest(ROW);
    const href = element.getAttribute('href');
    const which =
      href !== null
        ? href.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replaceAll(/\d+/g, '#')
        : isOneOfMany(element)
          ? `one of many ${element.className}`
          : row
            ? `${[...row.querySelectorAll('button, a')].indexOf(element)} ${element.className}`
            : name.replaceAll(/\d+/g, '#');
    // “重要客户 · 查看明细”: the same dialog is about one thing or another.
    const [title = ''] = words(layer?.querySelector('h1, h2, h3, .ant-modal-title, .ant-drawer-title')).split(
      ' · ',
    );
    const where = title || headingOf(element);
    return { place, name, kind: [place, where, element.tagName, which].join(' | ') };
  }

  let found = new Map<string, Element>();
  function controls(): Control[] {
    const layer = layers().at(-1);
    found = new Map();
    const all: Control[] = [];
    for (const each of (layer ?? document).querySelectorAll(CONTROLS)) {
      if (
        each.closest('[aria-hidden=true], [aria-disabled=true], :disabled, .ant-message') ||
        each.matches(CHOSEN)
      )
        continue;
      const element = each.matches('input') ? (each.closest('label') ?? each) : each;
      if (!seen(element)) continue;
      const control = kindOf(element, layer);
      if (found.has(control.kind)) continue;
      found.set(control.kind, element);
      all.push(control);
    }
    return all;
  }

  const frame = () => new Promise<void>((drawn) => requestAnimationFrame(() => drawn()));
  async function settled(): Promise<void> {
    const giveUpAt = performance.now() + PATIENCE_MS;
    let changes = 0;
    const observer = new MutationObserver(() => {
      changes += 1;
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (let still = 0; still < 2 && performance.now() < giveUpAt; ) {
      const before = changes;
      await frame();
      still =
        before === changes && [...document.querySelectorAll(LOADING)].every((e) => !seen(e)) ? still + 1 : 0;
    }
    observer.disconnect();
  }

  /** All that a page says: texts, attributes, what fields hold. */
  function picture(): string {
    const parts: string[] = [window.location.href, document.title];
    const visit = (element: Element) => {
      if (element.matches(FLEETING) || !element.checkVisibility()) return;
      parts.push(`<${element.tagName}`);
      for (const { name, value } of element.attributes) if (!NOT_TOLD.includes(name)) parts.push(name, value);
      if (element instanceof HTMLInputElement) parts.push(element.value, String(element.checked));
      if (element instanceof HTMLTextAreaElement) parts.push(element.value);
      if (element instanceof SVGElement) return;
      for (const child of element.childNodes) {
        if (child instanceof Element) visit(child);
        else if (child instanceof Text) parts.push(child.data);
      }
    };
    visit(document.documentElement);
    return parts.join('\n');
  }

  /** What leaves the page: to the clipboard, to a file, to the printer, to the dialog that chooses files. */
  const gone: string[] = [];
  const note = <O, N extends keyof O>(object: O, method: N, what: (self: unknown) => string | undefined) => {
    const original = object[method] as (...args: unknown[]) => unknown;
    object[method] = function (this: unknown, ...args: unknown[]) {
      const told = what(this);
      if (told === undefined) return original.apply(this, args);
      gone.push(told);
      return undefined;
    } as O[N];
  };
  note(window, 'print', () => 'printed');
  note(HTMLInputElement.prototype, 'click', (self) =>
    (self as HTMLInputElement).type === 'file' ? 'a file is asked for' : undefined,
  );
  note(HTMLAnchorElement.prototype, 'click', (self) =>
    (self as HTMLAnchorElement).download === '' ? undefined : 'a file is saved',
  );
  const write = navigator.clipboard.writeText.bind(navigator.clipboard);
  navigator.clipboard.writeText = (text) => {
    gone.push('copied');
    return write(text);
  };

  let pressed: Element;
  let before = { picture: '', focus: null as Element | null, known: new WeakSet<Element>() };
  const said = () => [...document.querySelectorAll('.ant-message-notice, .ant-notification-notice')];

  async function aim(kind: string): Promise<Element | undefined> {
    const element = found.get(kind);
    if (!(element instanceof HTMLElement)) return undefined;
    element.focus();
    await settled();
    pressed = element;
    gone.length = 0;
    before = {
      picture: picture(),
      focus: document.activeElement,
      known: new WeakSet([...layers(), ...said()]),
    };
    return element;
  }
  function came(): string | undefined {
    const [left] = gone;
    if (left !== undefined) return left;
    if (layers().some((layer) => !before.known.has(layer))) return 'something opened';
    if (said().some((word) => !before.known.has(word))) return 'something was said';
    if (picture() !== before.picture) return 'the page changed';
    const focus = document.activeElement;
    const elsewhere =
      focus !== null &&
      focus !== document.body &&
      focus !== before.focus &&
      !focus.contains(pressed) &&
      !pressed.contains(focus);
    // A menu that closes gives the focus back to its button.
    return elsewhere && pressed.closest('[role=menu]') === null ? 'the focus went elsewhere' : undefined;
  }
  async function effect(): Promise<string | undefined> {
    const giveUpAt = performance.now() + PATIENCE_MS;
    for (;;) {
      const what = came();
      if (what !== undefined || performance.now() > giveUpAt) return what;
      await frame();
    }
  }

  async function look(): Promise<Sight> {
    await settled();
    const links = [...document.querySelectorAll('main a[href^="#/"]')].map(
      (link) => link.getAttribute('href') ?? '',
    );
    const { hash } = window.location;
    const { lang: language } = document.documentElement;
    return { layers: layers().length, controls: controls(), links, hash, language };
  }

  window.walker = {
    look,
    aim,
    async outcome(watched) {
      const other = watched === undefined ? undefined : found.get(watched);
      const what = await effect();
      const sight = await look();
      return { ...sight, effect: what, stays: other?.isConnected === true && seen(other) };
    },
  };
}
