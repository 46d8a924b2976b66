import { join } from 'node:path';
import { nativeTheme } from 'electron';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';
import type { CoreLink } from './core-link.ts';
import type { TourOptions } from './options.ts';
import { pageUrl } from './pages.ts';
import { whenQuiet } from './quiet.ts';
import { openHiddenPage } from './windows.ts';
import { writeWhole } from './write-whole.ts';

const TOUR_ROUTES = [
  '#/today',
  '#/stakeholders',
  '#/grid',
  '#/interactions',
  '#/feedback',
  '#/kpi',
  '#/reports',
  '#/import',
  '#/reminders',
  '#/policies',
  '#/calendar',
  '#/settings',
];

/** `#/stakeholders/ID?tab=x` → `stakeholders-ID-tab-x`. */
const fileName = (route: string): string =>
  route.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'start';

/** Photographs pages in both languages, and prints the evaluation of the last complete quarter. */
export async function tour(
  { folder, routes, size, theme }: TourOptions,
  core: CoreLink,
  languages: readonly Language[] = LANGUAGES,
): Promise<{ files: string[] }> {
  nativeTheme.themeSource = theme;
  const files: string[] = [];
  for (const language of languages) {
    await core.call('settings.set', { language, theme });
    for (const route of routes.length > 0 ? routes : TOUR_ROUTES) {
      const file = join(folder, language, `${fileName(route)}.png`);
      await writeWhole(file, await photograph(route, size));
      files.push(file);
    }
  }
  return { files };
}

async function photograph(route: string, size: { width: number; height: number }): Promise<Buffer> {
  const window = openHiddenPage(size);
  try {
    await window.loadURL(pageUrl(route));
    await whenQuiet(window.webContents);
    return (await window.webContents.capturePage()).toPNG();
  } finally {
    window.destroy();
  }
}
