import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, createVault, opening, startApp, temporaryFolder, until } from './harness.ts';

/** Printing, everywhere the same: a preview with the way to the printer, to a file, and back. */

const OPTIONS = ['--now=2026-11-23T09:00:00+08:00', '--zone=Asia/Shanghai', '--lang=zh-CN'];
const CERTIFICATE = '0197a1c2-0000-7000-8000-00000000beef';

let app: App;
let page: Page;
let short: { id: string; people: { id: string; name: string }[] };
let long: { id: string; people: { id: string; name: string }[] };

const button = (name: string | RegExp) => page.getByRole('button', { name });
const go = (hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
const hash = () => page.evaluate(() => window.location.hash);
async function call<T>(name: string, input: object = {}): Promise<T> {
  const answer = await page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value as T;
}
/** How often the page asked for the system's print dialog. */
const printed = () => page.evaluate(() => Number(document.documentElement.dataset.printed ?? 0));

const folder = process.env.LIAISON_KEEP_PRINTS ?? temporaryFolder();
let files = 0;
function keep(content: string): string {
  files += 1;
  const file = join(folder, `${files}.pdf`);
  writeFileSync(file, Buffer.from(content, 'base64'));
  return file;
}
const pdfOf = async (route: string) => keep((await call<{ pdf: string }>('shell.printPdf', { route })).pdf);
/** What goes to the printer: the window as it is, backgrounds left out as the dialog does. */
async function onPaper(): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: false });
  await session.detach();
  return keep(data);
}
const run = (program: string, ...args: string[]) =>
  spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
const textOf = (pdf: string) => run('pdftotext', '-layout', pdf, '-').replaceAll(/\s/g, '');
const pagesIn = (pdf: string) => Number(/^Pages:\s+(\d+)/m.exec(run('pdfinfo', pdf))?.[1]);
/** Shades of grey, a byte each, of all pages one after the other. */
function shadesOf(pdf: string, dpi = 40): Buffer {
  const name = pdf.replace(/\.pdf$/, '');
  run('pdftoppm', '-r', String(dpi), '-gray', pdf, name);
  const count = pagesIn(pdf);
  const digits = String(count).length;
  return Buffer.concat(
    Array.from({ length: count }, (_, at) => {
      const pgm = readFileSync(`${name}-${String(at + 1).padStart(digits, '0')}.pgm`);
      return pgm.subarray(pgm.indexOf('255\n') + 4);
    }),
  );
}

type Word = { page: number; left: number; right: number; top: number; bottom: number; text: string };
/** Words and where they stand, in points. */
function wordsOf(pdf: string): { width: number; height: number; words: Word[] } {
  const html = run('pdftotext', '-bbox', pdf, '-');
  const [, width, height] = /<page width="([\d.]+)" height="([\d.]+)"/.exec(html) ?? [];
  const words = html.split('<page ').flatMap((part, at) =>
    [...part.matchAll(/xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</g)].map(
      ([, left, top, right, bottom, text = '']) => ({
        page: at,
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text,
      }),
    ),
  );
  return { width: Number(width), height: Number(height), words };
}

const UNBROKEN = 'W'.repeat(3000);
const ARABIC = 'اجتماع مع المورّد الرئيسي بشأن شروط الدفع والتسليم '.repeat(40);
const LONG =
  `${UNBROKEN} ${ARABIC} ${'👩‍👩‍👧🏭📦'.repeat(200)} ${'质量与交付情况说明'.repeat(1200)}`.slice(0, 19_990) +
  '到此为止';

const person = (name: string, notes: string) => ({ name, phones: [{ value: '13900001234' }], notes });

beforeAll(async () => {
  const vault = createVault('sample', ...OPTIONS);
  app = await startApp({ args: [...opening(vault), ...OPTIONS] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator('nav').first().waitFor();
  const make = async (name: string, notes: string, address: string) => {
    const { id } = await call<{ id: string }>('stakeholders.create', {
      name,
      kind: 'customer',
      tier: 'key',
      notes,
      address,
      people: [person('程墨', notes)],
    });
    await call('interactions.log', {
      stakeholderIds: [id],
      at: '2026-11-20T10:00:00+08:00',
      channel: 'visit',
      summary: notes.slice(0, 4000),
      decisions: notes,
      nextStep: { text: notes.slice(0, 500), dueOn: '2026-11-30' },
    });
    return call<typeof short>('stakeholders.get', { id });
  };
  short = await make('徽州墨坊', '老客户', '屯溪老街 1 号');
  long = await make('某'.repeat(200), LONG, 'A'.repeat(500));
});
beforeEach(() =>
  page.evaluate(() => {
    document.documentElement.dataset.printed = '0';
    window.print = () => {
      const { dataset } = document.documentElement;
      dataset.printed = String(Number(dataset.printed) + 1);
    };
  }),
);
afterAll(() => app?.close());

const WAYS: Record<string, { from: () => string; open: () => Promise<unknown> }> = {
  'the brief for a visit': {
    from: () => `#/stakeholders/${short.id}`,
    open: async () => {
      await page.getByRole('button', { name: '更多', exact: true }).click();
      await page.getByRole('menuitem', { name: '打印拜访简报' }).click();
    },
  },
  'the brief by Ctrl+P on the profile': {
    from: () => `#/stakeholders/${short.id}`,
    open: () => page.keyboard.press('Control+p'),
  },
  'a person’s record': {
    from: () => `#/stakeholders/${short.id}`,
    open: async () => {
      await button('程墨的更多操作').click();
      await page.getByRole('menuitem', { name: /^打印个人信息/ }).click();
    },
  },
  'the report': { from: () => '#/reports/2026Q3', open: () => button(/打印…$/).click() },
};

describe.each(Object.entries(WAYS))('%s', (_, { from, open }) => {
  beforeEach(async () => {
    await go('#/today');
    await go(from());
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await button(/更多|打印…$/)
      .first()
      .waitFor();
    await open();
    await until('the preview', async () => ((await hash()).startsWith('#/print/') ? true : undefined));
    await expect.poll(() => button(/打印$/).isEnabled()).toBe(true);
  });

  test('is printed by the button and by Ctrl+P', async () => {
    await button(/打印$/).click();
    await expect.poll(printed).toBe(1);
    await page.keyboard.press('Control+p');
    await expect.poll(printed).toBe(2);
    await page.mouse.move(0, 0);
    await expect.poll(() => button(/打印$/).isEnabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
  });

  test('leads back by Esc and by its button, and everywhere else by the keyboard', async () => {
    await page.keyboard.press('Escape');
    await expect.poll(hash).toBe(from());
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await open();
    await button('返回').click();
    await expect.poll(hash).toBe(from());
    await open();
    await button('返回').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.waitForFunction(() => !document.activeElement?.closest('[role="dialog"]'));
    // On a busy machine the second key may come too late for the first.
    await expect
      .poll(
        async () => {
          await page.keyboard.press('g');
          await page.keyboard.press('t');
          return hash();
        },
        { timeout: 20_000 },
      )
      .toBe('#/today');
  });

  test('is the same in the window, on paper and in the PDF, marks and lines included', async () => {
    await call('settings.set', { watermark: true });
    await page.locator('.watermark').waitFor();
    await expect.poll(() => button(/打印$/).isEnabled()).toBe(true);
    const paper = await onPaper();
    const [download] = await Promise.all([page.waitForEvent('download'), button('存为 PDF').click()]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    const pdf = join(folder, download.suggestedFilename());
    await download.saveAs(pdf);
    expect(textOf(paper)).toBe(textOf(pdf));
    expect(shadesOf(paper).equals(shadesOf(pdf))).toBe(true);
    await call('settings.set', { watermark: false });
  });
});

test('the lines to write on are on paper, too', async () => {
  await go(`#/print/visit?id=${short.id}`);
  await expect.poll(() => button(/打印$/).isEnabled()).toBe(true);
  const shades = shadesOf(await onPaper(), 100);
  const width = Math.ceil((594.96 / 72) * 100);
  const rows = Array.from({ length: shades.length / width }, (_, row) =>
    shades.subarray(row * width, (row + 1) * width),
  );
  const ruled = rows.filter((row) => row.filter((shade) => shade < 250).length > width / 2);
  expect(ruled.length).toBeGreaterThan(10);
});

test('any other page prints what it says, without what it can be asked to do, black on white in the dark too', async () => {
  await call('settings.set', { theme: 'dark' });
  await go('#/today');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[data-theme="dark"]').waitFor();
  await page.keyboard.press('Control+p');
  await expect.poll(printed).toBe(1);
  const pdf = await onPaper();
  const text = textOf(pdf);
  expect(text).toContain('11月23日');
  expect(text).not.toContain('评估报告');
  const shades = shadesOf(pdf);
  expect(shades.filter((shade) => shade > 250).length).toBeGreaterThan(shades.length * 0.75);
  expect(shades.filter((shade) => shade < 120).length).toBeGreaterThan(100);
  await page.locator('[data-theme="dark"]').waitFor();
  await call('settings.set', { theme: 'light' });
});

describe('long texts', () => {
  beforeAll(() => {
    const counts = {
      stakeholders: 3,
      people: 4,
      interactions: 5,
      nextSteps: 1,
      feedback: 1,
      openFeedback: 0,
      attachments: 2,
      reports: 0,
    };
    mkdirSync(join(app.userData, 'certificates'), { recursive: true });
    writeFileSync(
      join(app.userData, 'certificates', `${CERTIFICATE}.json`),
      JSON.stringify({
        id: CERTIFICATE,
        scope: 'vault',
        leaver: { name: 'L'.repeat(200), department: '部'.repeat(200) },
        handover: {
          successor: 'S'.repeat(200),
          madeAt: '2026-11-20T02:00:00.000Z',
          acknowledgedAt: '2026-11-21T02:00:00.000Z',
          sha256: 'a'.repeat(64),
          receipt: 'ABCDE-FGHIJ',
          counts,
        },
        counts,
        erasedAt: '2026-11-22T02:00:00.000Z',
        files: Array.from({ length: 300 }, (_, at) => ({
          name: `${'n'.repeat(120)}-${at}.db`,
          bytes: 1_234_567_890,
          sha256: 'b'.repeat(64),
        })),
        unreached: [`/media/${'u'.repeat(3000)}`],
        takenOut: [],
      }),
    );
  });

  const figure = (text: string, words: Word[]) => {
    const found = words.find((word) => word.text === text);
    if (found === undefined) throw new Error(`“${text}” isn’t there`);
    return found.bottom - found.top;
  };

  const DOCUMENTS: Record<string, { route: () => string; like?: () => string; title: string; last: string }> =
    {
      'the brief': {
        route: () => `#/print/visit?id=${long.id}`,
        like: () => `#/print/visit?id=${short.id}`,
        title: '未结反馈',
        last: '到此为止',
      },
      'a person’s record': {
        route: () => `#/print/person?id=${long.people[0]?.id}`,
        like: () => `#/print/person?id=${short.people[0]?.id}`,
        title: '沟通记录',
        last: '到此为止',
      },
      'a certificate': {
        route: () => `#/print/certificate?id=${CERTIFICATE}`,
        title: 'SHA-256',
        last: 'n-299.db',
      },
      'the report': {
        route: () => '#/print/report?period=2026Q3&lang=zh-CN',
        like: () => '#/print/report?period=2026Q2&lang=zh-CN',
        title: '一、指标汇总',
        last: '终措施',
      },
    };

  test.each(Object.entries(DOCUMENTS))(
    '%s breaks words and runs on',
    async (_, { route, like, title, last }) => {
      if (route().includes('report')) {
        const text = `${UNBROKEN.slice(0, 1500)}${'措施'.repeat(200)}终措施`;
        await call('reports.save', {
          period: '2026Q3',
          organisation: '某'.repeat(200),
          preparedBy: 'P'.repeat(60),
          measures: Array.from({ length: 40 }, () => text),
          signatories: [{ role: 'R'.repeat(60), name: '签'.repeat(60) }],
        });
      }
      const pdf = route().includes('certificate')
        ? keep((await call<{ pdf: string }>('shell.printCertificate', { id: CERTIFICATE })).pdf)
        : await pdfOf(route());
      const { width, height, words } = wordsOf(pdf);
      expect([width, height].map(Math.round)).toEqual([595, 842]);
      const off = words.filter(
        ({ left, right, top, bottom }) => left < 40 || right > width - 40 || top < 30 || bottom > height - 10,
      );
      expect(off).toEqual([]);
      expect(pagesIn(pdf)).toBeGreaterThan(1);
      expect(textOf(pdf)).toContain(last);
      // Chromium makes everything smaller when something is wider than the page.
      if (like !== undefined)
        expect(figure(title, words)).toBeCloseTo(figure(title, wordsOf(await pdfOf(like())).words), 1);
      else expect(figure(title, words)).toBeGreaterThan(7.5);
    },
  );

  test('the report’s smallest print is 8 points, and no heading stands alone at a page’s end', async () => {
    const pdf = await pdfOf('#/print/report?period=2026Q3&lang=zh-CN');
    const { words, height } = wordsOf(pdf);
    // A line of Noto Sans SC is 1.45 em high.
    for (const word of words) expect(word.bottom - word.top, word.text).toBeGreaterThan(8 * 1.1);
    const body = words.filter(({ bottom }) => bottom < height - 45);
    for (const heading of body.filter(({ text }) => /^[一二三四五六七八]、/.test(text)))
      expect(
        body.some(({ page: at, top }) => at === heading.page && top > heading.bottom),
        heading.text,
      ).toBe(true);
  });
});
