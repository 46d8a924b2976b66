import { app } from 'electron';
import { refusal, serveCalls } from './calls.ts';
import { type CoreLink, startCore, type WireResult } from './core-link.ts';
import { createKeyStore } from './key-store.ts';
import { systemLanguage } from './language.ts';
import { coreArguments, type Options, type Task } from './options.ts';
import { servePages } from './pages.ts';
import { builtFile } from './paths.ts';
import { restrictPermissions } from './permissions.ts';
import { printPdf } from './printing.ts';
import { tour } from './tour.ts';
import { writeWhole } from './write-whole.ts';

/** Runs without a window, prints JSON on standard output (or the refusal on standard error), and ends. */
export async function runTask(task: Exclude<Task, { task: 'desk' }>, options: Options): Promise<void> {
  const language = options.language ?? systemLanguage();
  const refused = (): WireResult => refusal(language, 'unexpected', { key: 'shell:error.coreGone' });
  const core = startCore(coreArguments(options, app.getPath('userData')), () => undefined, refused);
  servePages(builtFile('renderer'));
  restrictPermissions();
  serveCalls({
    core,
    keyStore: createKeyStore(() => language),
    language: () => language,
    show: () => undefined,
  });

  const result: unknown = await whenOpen(core)
    .then(async () => (task.task === 'tour' ? await tour(task, core) : await printReport(task, language)))
    .catch((error: unknown) => error);
  await core.stop();
  if (result instanceof Error) {
    process.stderr.write(`${JSON.stringify({ error: { code: 'unexpected', message: result.message } })}\n`);
    app.exit(1);
  } else {
    process.stdout.write(`${JSON.stringify(result)}\n`, () => app.exit(0));
  }
}

/** The core opens the vault that its arguments name; throws the reason when it couldn't. */
async function whenOpen(core: CoreLink): Promise<void> {
  const state = await core.call('vault.state', {});
  if (!state.ok) throw new Error(state.error.message);
}

async function printReport(
  { period, out }: { period: string; out: string },
  language: Parameters<typeof printPdf>[1],
): Promise<{ file: string; bytes: number }> {
  const query = new URLSearchParams({ period, lang: language });
  const pdf = await printPdf({ route: `#/print/report?${query}`, landscape: false }, language);
  await writeWhole(out, pdf);
  return { file: out, bytes: pdf.length };
}
