import { PrinterOutlined } from '@ant-design/icons';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EditedNote } from '../attachments/EditedNote.tsx';
import { useAction } from '../bridge.ts';
import { DraftCommands } from '../drafts/DraftList.tsx';
import { LogInteraction } from '../interactions/log/LogInteraction.tsx';
import { type PageDefinition, pageFor, pages } from '../pages.ts';
import { Palette } from '../palette/Palette.tsx';
import { ShortcutSheet } from '../palette/ShortcutSheet.tsx';
import { go, useRoute } from '../route.ts';
import { useCommand } from '../ui/commands.ts';
import { useKeyboard } from '../ui/useKeyboard.ts';
import { UndoCommands } from '../undo/UndoCommands.tsx';
import { IntroductionDialog } from '../welcome/Introduction.tsx';
import { About } from './About.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import css from './frame.module.css';
import { HealthBanner } from './HealthBanner.tsx';
import { LockWarning } from './LockWarning.tsx';
import { Navigation } from './Navigation.tsx';
import { NotFound } from './NotFound.tsx';

const HOME = '/today';

/** A page in the palette and, where it has one, its shortcut. Draws nothing. */
function PageCommand({ page: { route, title, icon: Icon, shortcut } }: { page: PageDefinition }) {
  useCommand(
    {
      id: `page:${route}`,
      label: title,
      icon: <Icon aria-hidden />,
      ...(shortcut !== undefined && { keys: shortcut }),
    },
    () => go(route),
  );
  return null;
}

/** Ctrl/⌘ P on a page that has no form of its own for paper: as it is shown. Draws nothing. */
function PrintCommand() {
  const { run } = useAction('shell.print');
  useCommand(
    {
      id: 'print',
      label: 'print:page',
      keys: 'mod+p',
      icon: <PrinterOutlined aria-hidden />,
      everywhere: true,
    },
    () => void run({ route: window.location.hash }),
  );
  return null;
}

/** The app while a vault is open: navigation, the page, the palette and the keyboard. */
export function Frame({ folder, sample }: { folder: string; sample: boolean }) {
  const { t } = useTranslation();
  const { path } = useRoute();
  const page = pageFor(path);

  useKeyboard();
  useEffect(() => {
    if (path.length === 0) go(HOME);
  }, [path]);

  const body = (
    <ErrorBoundary resetKey={path.join('/')}>
      {page === undefined ? <NotFound /> : <page.Component />}
    </ErrorBoundary>
  );
  if (page?.bare === true) return body;
  return (
    <div className={css.frame}>
      <button type="button" className={css.skip} onClick={() => document.getElementById('main')?.focus()}>
        {t('common:skipToContent')}
      </button>
      <PrintCommand />
      <Navigation current={page} sample={sample} />
      <main id="main" className={css.main} tabIndex={-1}>
        <HealthBanner folder={folder} />
        <EditedNote />
        {path.length > 0 && body}
      </main>
      {pages
        .filter(({ nav }) => nav)
        .map((each) => (
          <PageCommand key={each.route} page={each} />
        ))}
      <DraftCommands />
      <UndoCommands />
      <IntroductionDialog />
      <LockWarning />
      <LogInteraction />
      <Palette />
      <About folder={folder} />
      <ShortcutSheet />
    </div>
  );
}
