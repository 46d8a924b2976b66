import {
  app,
  type BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
  nativeImage,
  Tray,
} from 'electron';
import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';
import { resourceFile } from './paths.ts';

export type MenuActions = {
  open(): void;
  logInteraction(): void;
  lock(): void;
};

type Say = (key: string) => string;
const sayIn =
  (language: Language): Say =>
  (key) =>
    text(language, { key: `shell:menu.${key}` });

type Role = NonNullable<MenuItemConstructorOptions['role']>;
const item =
  (say: Say) =>
  (role: Role): MenuItemConstructorOptions => ({ role, label: say(role) });

/** The menu bar, with the accelerators that each system expects. */
export function setApplicationMenu(language: Language, { logInteraction, lock }: MenuActions): void {
  const say = sayIn(language);
  const as = item(say);
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const file: MenuItemConstructorOptions[] = [
    { label: say('logInteraction'), click: logInteraction },
    { label: say('lock'), accelerator: 'CmdOrCtrl+L', click: lock },
    separator,
    as('close'),
    as('quit'),
  ];
  const edit = (['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'] as const).map(as);
  const view: MenuItemConstructorOptions[] = [
    ...(['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'] as const).map(as),
    ...(app.isPackaged ? [] : [separator, as('reload'), as('toggleDevTools')]),
  ];
  const window = (['minimize', 'zoom'] as const).map(as);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      { label: say('file'), submenu: file },
      { label: say('edit'), submenu: edit },
      { label: say('view'), submenu: view },
      { role: 'window', label: say('window'), submenu: window },
    ]),
  );
}

/** What the mouse's second button offers on a text field, and on text that is selected. */
export function showEditMenu(
  window: BrowserWindow,
  { isEditable, selectionText, editFlags }: ContextMenuParams,
  language: Language,
): void {
  const as = item(sayIn(language));
  const copy = { ...as('copy'), enabled: editFlags.canCopy };
  const inField = [
    { ...as('cut'), enabled: editFlags.canCut },
    copy,
    { ...as('paste'), enabled: editFlags.canPaste },
    { ...as('selectAll'), enabled: editFlags.canSelectAll },
  ];
  if (isEditable) Menu.buildFromTemplate(inField).popup({ window });
  else if (selectionText !== '') Menu.buildFromTemplate([copy]).popup({ window });
}

export type TrayIcon = {
  /** How much is due now. */
  count(due: number): void;
  language(language: Language): void;
};

/** The icon that stays when the window is closed: open, log an interaction, quit. */
export function createTray(first: Language, { open, logInteraction, lock }: MenuActions): TrayIcon {
  const image = nativeImage.createFromPath(
    resourceFile(process.platform === 'darwin' ? 'icons/trayTemplate.png' : 'icons/tray.png'),
  );
  const tray = new Tray(image);
  let language = first;
  let due = 0;

  function draw(): void {
    const say = sayIn(language);
    tray.setToolTip(text(language, { key: 'shell:tray.due', params: { count: due } }));
    tray.setTitle(due === 0 ? '' : String(due));
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: say('open'), click: open },
        { label: say('logInteraction'), click: logInteraction },
        { label: say('lock'), click: lock },
        { type: 'separator' },
        { label: say('quit'), click: () => app.quit() },
      ]),
    );
  }

  tray.on('click', open);
  draw();
  return {
    count(next) {
      due = next;
      draw();
    },
    language(next) {
      language = next;
      draw();
    },
  };
}
