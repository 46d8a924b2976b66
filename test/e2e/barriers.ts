import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

type Axe = {
  run(): Promise<{ violations: { id: string; impact?: string; nodes: { html: string }[] }[] }>;
};
declare global {
  interface Window {
    axe: Axe;
  }
}

/** Whatever is on its way has come: a list that closes, a colour that changes. What goes on for ever doesn't count. */
const atRest = (page: Page) =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  );

/** What axe finds on a page that would keep somebody from using it: serious and critical violations. */
export async function barriers(page: Page): Promise<string[]> {
  await atRest(page);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' · ')}`);
}
