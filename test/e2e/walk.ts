import type { Page } from 'playwright-core';
import { type Control, install, type Outcome, type Sight } from './walker.ts';

/** More than any page has; one that grows with each press would otherwise be walked for ever. */
const MANY = 250;
/** A press that takes longer was kept from the button by something that lies over it. */
const REACH_MS = 5_000;
/** `#/stakeholders?new`: what an address asks for once is taken out of it as soon as it is done. */
const UNREAD = /[?&][a-z]+(?=&|$)/;
/** Escape closes a layer; asks, where something was typed; a third one has been left unheard. */
const ESCAPES = 3;

export type Way = {
  page: Page;
  /** `#/today`; what they lead to is walked too. */
  routes: string[];
  /** Names of what ends the walk: left out. */
  ends: string[];
  /** The language of the names. */
  language: string;
  /** What was pressed before, in another vault, and is not pressed again. */
  pressed: Set<string>;
  /** How often the system was asked to open something in another program. */
  opened(): number;
};

export type Walked = { dead: string[]; routes: string[] };

/** Gives the page, and each that follows it in the window, what the walk needs. */
export async function prepareWalk(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(install);
  await page.reload();
  await page.getByRole('navigation').waitFor();
}

const patternOf = (hash: string): string =>
  (hash.split('?')[0] ?? '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replaceAll(/\d+/g, '#');

/** Goes to every page, presses all that can be pressed on it and in what opens, and tells what did nothing. */
export async function walk({ page, routes: first, ends, language, pressed, opened }: Way): Promise<Walked> {
  const dead: string[] = [];
  page.on('pageerror', (error) => dead.push(`${hash}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') dead.push(`${hash}: ${message.text()}`);
  });
  const routes = [...first];
  const known = new Set(routes.map(patternOf));
  let hash = '';

  const look = () => page.evaluate(() => window.walker.look());
  /** What layers hold, and what stands around the pages, is the same on all of them. */
  const keyOf = ({ place, kind }: Control) => (place === 'page' ? `${patternOf(hash)} | ${kind}` : kind);

  for (let at = 0; at < routes.length; at += 1) {
    hash = routes[at] ?? '';
    await walkPage();
  }
  return { dead, routes };

  async function walkPage(): Promise<void> {
    let now: Sight = await comeBack();
    /** What has to be pressed, one after the other, to open the layer that is on top. */
    let way: string[] = [];
    let escapes = 0;
    for (let presses = 0; ; ) {
      const [next, another] = now.controls.filter(
        (control) => !pressed.has(keyOf(control)) && !ends.some((end) => control.name.includes(end)),
      );
      if (next === undefined) {
        if (now.layers === 0) return;
        escapes += 1;
        now = escapes > ESCAPES ? await comeBack() : await dismiss();
        continue;
      }
      presses += 1;
      if (presses > MANY) throw new Error(`${hash} never comes to an end: ${keyOf(next)}`);
      escapes = 0;
      const key = keyOf(next);
      pressed.add(key);
      const outcome = await press(next, another?.kind);
      for (const route of [...outcome.links, outcome.hash]) follow(route);
      // It closed, and there is more in it to press.
      if (next.place === 'layer' && another !== undefined && !outcome.stays)
        for (const opener of way) pressed.delete(opener);
      if (next.place !== 'layer') way = [];
      if (outcome.effect === 'something opened') way.push(key);
      const isHere = outcome.hash === hash && outcome.language === language;
      now = outcome.layers > 0 || isHere ? outcome : await comeBack();
    }
  }

  /** Presses it, and notes if nothing comes of it. */
  async function press({ kind, name }: Control, watched: string | undefined): Promise<Outcome> {
    const openedBefore = opened();
    try {
      await click(kind);
    } catch (error) {
      dead.push(`${hash}: ${kind} “${name}” can't be reached: ${String(error)}`);
      return { ...(await look()), effect: undefined, stays: true };
    }
    const outcome = await page.evaluate((other) => window.walker.outcome(other), watched);
    if (outcome.effect === undefined && opened() === openedBefore) dead.push(`${hash}: ${kind} “${name}”`);
    const [wish] = outcome.hash.match(UNREAD) ?? [];
    if (wish !== undefined) dead.push(`${hash}: ${kind} “${name}” asks for ${wish}, which nobody reads`);
    return outcome;
  }

  /** A list that is drawn anew in the meantime has the button again. */
  async function click(kind: string, tries = 3): Promise<void> {
    const aimed = await page.evaluateHandle((k) => window.walker.aim(k), kind);
    try {
      await aimed.asElement()?.click({ timeout: REACH_MS });
    } catch (error) {
      if (tries === 1 || !/not attached/.test(String(error))) throw error;
      await look();
      await click(kind, tries - 1);
    }
  }

  function follow(route: string): void {
    if (known.has(patternOf(route))) return;
    known.add(patternOf(route));
    routes.push(route);
  }

  async function dismiss() {
    await page.keyboard.press('Escape');
    return look();
  }

  /** The page as it was, with nothing over it. */
  async function comeBack() {
    let now = await look();
    for (let escapes = 0; now.layers > 0 && escapes < ESCAPES; escapes += 1) now = await dismiss();
    await page.evaluate(
      async ([to, usual]) => {
        if (document.documentElement.lang !== usual)
          await window.liaison.call('settings.set', { language: usual });
        if (window.location.hash !== to) window.location.hash = to;
      },
      [hash, language] as const,
    );
    if (now.layers > 0) await page.reload();
    await page.locator(`[lang="${language}"] h1`).first().waitFor();
    return look();
  }
}
