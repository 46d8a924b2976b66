import { readFileSync } from 'node:fs';
import type { HandlerInput, HandlerOutput } from '../../../src/contract/call.ts';
import type { exports_ } from '../../../src/contract/exports.ts';
import type { imports } from '../../../src/contract/imports.ts';
import type { Result } from '../../../src/domain/result.ts';
import { exportHandlers } from '../../../src/main/exports/handlers.ts';
import { importHandlers } from '../../../src/main/imports/handlers.ts';
import { createJobs, type Jobs } from '../../../src/main/jobs/jobs.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';

type ImportInput = HandlerInput<(typeof imports)['imports.apply']>;
type Preview = HandlerOutput<(typeof imports)['imports.preview']>;
type Applied = HandlerOutput<(typeof imports)['imports.apply']>;
type ExportInput = HandlerInput<(typeof exports_)['exports.run']>;
type Exported = HandlerOutput<(typeof exports_)['exports.run']>;
type Options = Partial<Omit<ImportInput, 'content'>>;

/** A desk with lists coming in and going out. */
export type ListDesk = Desk & {
  preview(content: Uint8Array | string, options?: Options): Promise<Preview>;
  apply(content: Uint8Array | string, options?: Options): Promise<Applied>;
  tryApply(content: Uint8Array | string, options?: Options): Promise<Result<Applied>>;
  run(input: ExportInput): Promise<Exported>;
  tryRun(input: ExportInput): Promise<Result<Exported>>;
  jobs: ReturnType<typeof createJobs>;
};

export const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url));

function succeeded<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export async function openListDesk(...options: Parameters<typeof openDesk>): Promise<ListDesk> {
  const desk = await openDesk(...options);
  const session = desk.core.session();
  if (session === null) throw new Error('No vault is open');
  const jobs = createJobs();
  const services: { jobs: Jobs } = { jobs: jobs.jobs };
  const importing = importHandlers(session, services);
  const exporting = exportHandlers(session, services);
  const input = (content: Uint8Array | string, given: Options = {}): ImportInput => ({
    fileName: 'list.csv',
    content: new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content),
    kind: 'customer',
    mode: 'both',
    key: 'name',
    ...given,
  });
  return {
    ...desk,
    jobs,
    preview: async (content, given) => succeeded(await importing['imports.preview'](input(content, given))),
    apply: async (content, given) => succeeded(await importing['imports.apply'](input(content, given))),
    tryApply: async (content, given) => importing['imports.apply'](input(content, given)),
    run: async (given) => succeeded(await exporting['exports.run'](given)),
    tryRun: async (given) => exporting['exports.run'](given),
  };
}
