import { join } from 'node:path';
import { nativeTheme } from 'electron';
import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';
import type { CoreLink } from './core-link.ts';
import type { TourOptions } from './options.ts';
import { pageUrl } from './pages.ts';
import { printPdf } from './printing.ts';
import { whenQuiet } from './quiet.ts';
import { reportRoute } from './routes.ts';
import { openHiddenPage } from './windows.ts';
import { writeWhole } from './write-whole.ts';

/** A page, and what its picture is called. */
type Stop = { name: string; route: string };

/** Where a tour begins: a page that no navigation leads to, and one from which navigation leads to all others. */
const START = ['#/today', '#/stakeholders/grid'];

/** `#/stakeholders/ID?tab=x` → `stakeholders-ID-tab-x`. */
const stop = (route: string): Stop => ({
  route,
  name: route.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'start',
});

/** Photographs pages and, when none are named, every page that navigation leads to, and prints the last quarter's evaluation. */
export async function tour(
  { folder, routes, size, theme }: TourOptions,
  core: CoreLink,
  languages: readonly Language[],
): Promise<{ files: string[] }> {
  nativeTheme.themeSource = theme;
  const files: string[] = [];
  const keep = async (file: string, bytes: Uint8Array): Promise<void> => {
    await writeWhole(file, bytes);
    files.push(file);
  };
  const everything = routes.length === 0;
  const stops = everything ? [...START.map(stop), ...(await firstOf(core))] : routes.map(stop);
  const period = await lastQuarter(core);
  for (const language of languages) {
    await core.call('settings.set', { language, theme });
    // Grows while it is walked: pages lead to pages.
    const ahead = [...stops];
    for (const { name, route } of ahead) {
      const { picture, links } = await photograph(route, size);
      await keep(join(folder, language, `${name}.png`), picture);
      if (everything)
        ahead.push(...links.filter((link) => !ahead.some((stopAhead) => stopAhead.route === link)).map(stop));
    }
    if (everything && period !== undefined) {
      const route = reportRoute(period, language);
      const pdf = await printPdf({ route, landscape: false });
      if (!pdf.ok) throw new Error(text(language, pdf.error.message));
      await keep(join(folder, language, `evaluation-${period}.pdf`), pdf.value);
    }
  }
  return { files };
}

/** What the navigations of a page lead to. */
const LINKS = `[...document.querySelectorAll('nav a[href^="#/"]')].map((link) => link.getAttribute('href'))`;

async function photograph(
  route: string,
  size: { width: number; height: number },
): Promise<{ picture: Buffer; links: string[] }> {
  const window = openHiddenPage(size);
  try {
    await window.loadURL(pageUrl(route));
    await whenQuiet(window.webContents);
    const links: string[] = await window.webContents.executeJavaScript(LINKS);
    return { links: [...new Set(links)], picture: (await window.webContents.capturePage()).toPNG() };
  } finally {
    window.destroy();
  }
}

/** The most urgent contact's page and the most urgent feedback's. */
async function firstOf(core: CoreLink): Promise<Stop[]> {
  const [due, queue] = await Promise.all([
    value<{ rows: { stakeholderId: string }[] }>(core, 'cadence.due', { limit: 1 }),
    value<{ rows: { id: string }[] }>(core, 'feedback.queue', { limit: 1 }),
  ]);
  return [
    ...(due?.rows ?? []).map(({ stakeholderId }) => ({
      name: 'stakeholder',
      route: `#/stakeholders/${stakeholderId}`,
    })),
    ...(queue?.rows ?? []).map(({ id }) => ({ name: 'feedback-case', route: `#/feedback/${id}` })),
  ];
}

/** `2026Q3` during the fourth quarter of 2026. Unknown without a vault. */
async function lastQuarter(core: CoreLink): Promise<string | undefined> {
  const today = await value<{ day: string }>(core, 'today.get', {});
  if (today === undefined) return undefined;
  const [year = 0, month = 1] = today.day.split('-').map(Number);
  const current = Math.ceil(month / 3);
  return current === 1 ? `${year - 1}Q4` : `${year}Q${current - 1}`;
}

async function value<T>(core: CoreLink, name: string, input: object): Promise<T | undefined> {
  const result = await core.call(name, input);
  return result.ok ? (result.value as T) : undefined;
}
