import { readFileSync } from 'node:fs';
import type { Input, Output } from '../../../src/contract/call.ts';
import type { CoreContract } from '../../../src/contract/index.ts';
import type { WireError } from '../../../src/main/ipc/serve.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';

type ImportInput = Input<CoreContract['imports.apply']>;
type ExportInput = Input<CoreContract['exports.run']>;
type Exported = Omit<Output<CoreContract['exports.run']>, 'content'> & { content: Uint8Array };
type Applied = Omit<Output<CoreContract['imports.apply']>, 'rejectedCsv'> & { rejectedCsv: string | null };
type Options = Partial<Omit<ImportInput, 'content'>>;
type List = Uint8Array | string;

/** A desk with lists coming in and going out. */
export type ListDesk = Desk & {
  preview(list: List, options?: Options): Promise<Output<CoreContract['imports.preview']>>;
  apply(list: List, options?: Options): Promise<Applied>;
  applyRefused(list: List, options?: Options): Promise<WireError>;
  run(input: ExportInput): Promise<Exported>;
};

export const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url));

export async function openListDesk(...options: Parameters<typeof openDesk>): Promise<ListDesk> {
  const desk = await openDesk(...options);
  const input = (list: List, given: Options = {}): ImportInput => ({
    fileName: 'list.csv',
    content: Buffer.from(list).toString('base64'),
    ...given,
  });
  return {
    ...desk,
    preview: (list, given) => desk.call('imports.preview', input(list, given)),
    async apply(list, given) {
      const applied = await desk.call('imports.apply', input(list, given));
      const { rejectedCsv } = applied;
      return {
        ...applied,
        rejectedCsv: rejectedCsv === null ? null : Buffer.from(rejectedCsv, 'base64').toString(),
      };
    },
    applyRefused: (list, given) => desk.refused('imports.apply', input(list, given)),
    async run(given) {
      const exported = await desk.call('exports.run', given);
      return { ...exported, content: Buffer.from(exported.content, 'base64') };
    },
  };
}
