import { app } from 'electron';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';
import { userDataFolder } from '../computer/user-data.ts';
import { workFolder } from '../computer/work-folder.ts';
import { refusal, serveCalls } from './calls.ts';
import { type CoreLink, startCore, type WireResult } from './core-link.ts';
import { createKeyStore } from './key-store.ts';
import { systemLanguage } from './language.ts';
import { coreArguments, type Options, type Task } from './options.ts';
import { servePages } from './pages.ts';
import { builtFile } from './paths.ts';
import { restrictPermissions } from './permissions.ts';
import { printPdf } from './printing.ts';
import { reportRoute } from './routes.ts';
import { tour } from './tour.ts';
import { vaultIsOpen } from './vault-state.ts';
import { writeWhole } from './write-whole.ts';

/** A user-data folder for one task, so that it neither sees nor changes the user's own. Removed at the end; of a run that was killed, by the next. */
export function scratchFolder(userData: string): string {
  const work = workFolder(userData);
  // Later than `quit`: until its very end a browser may write here.
  process.once('exit', work.remove);
  return work.path();
}

/** Runs without a window, prints JSON on standard output (or the refusal on standard error), and ends. */
export async function runTask(task: Exclude<Task, { task: 'desk' }>, options: Options): Promise<void> {
  const language = options.language ?? systemLanguage();
  const coreGone = (): WireResult => refusal(language, 'unexpected', { key: 'shell:error.coreGone' });
  const tries = `--tries-in=${options.userData ?? userDataFolder(process.env)}`;
  const core = startCore(
    [...coreArguments(options, app.getPath('userData')), tries],
    () => undefined,
    coreGone,
  );
  // A task ends when it is done, not when one of its pages closes.
  app.on('window-all-closed', () => undefined);
  servePages(builtFile('renderer'));
  restrictPermissions();
  serveCalls({
    core,
    keyStore: createKeyStore(() => language),
    language: () => language,
    show: () => undefined,
    beforeLock: () => Promise.resolve(),
    draftsKept: () => undefined,
  });

  const result = await perform(task, options, core, language).catch((error: unknown): WireResult => {
    console.error(error);
    return refusal(language, 'unexpected', { key: 'shell:error.unexpected' });
  });
  await core.stop();
  const [stream, answer] = result.ok
    ? [process.stdout, result.value]
    : [process.stderr, { error: result.error }];
  stream.write(`${JSON.stringify(answer)}\n`, () => app.exit(result.ok ? 0 : 1));
}

async function perform(
  task: Exclude<Task, { task: 'desk' }>,
  { language: chosen, forCore }: Options,
  core: CoreLink,
  language: Language,
): Promise<WireResult> {
  const needsVault =
    task.task === 'print-report' || forCore.some((argument) => argument.startsWith('--vault='));
  if (needsVault && !(await vaultIsOpen(core)))
    return refusal(language, 'locked', { key: 'shell:error.notOpen' });
  return task.task === 'tour'
    ? { ok: true, value: await tour(task, core, chosen === undefined ? LANGUAGES : [chosen]) }
    : printReport(task, core, language);
}

async function printReport(
  { period, out, includeStrict }: Extract<Task, { task: 'print-report' }>,
  core: CoreLink,
  language: Language,
): Promise<WireResult> {
  const route = reportRoute(period, language, includeStrict);
  const pdf = await printPdf({ route, landscape: false });
  if (!pdf.ok) return refusal(language, pdf.error.code, pdf.error.message);
  await core.call('trail.printed', { route });
  await writeWhole(out, pdf.value);
  return { ok: true, value: { file: out, bytes: pdf.value.length } };
}
