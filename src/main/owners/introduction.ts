import { z } from 'zod';
import { text } from '../../i18n/index.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import type { Db } from '../db/open.ts';

const schema = z.object({
  organisation: z.string().default(''),
  /** Said, or refused: it is not asked again. */
  settled: z.boolean().default(false),
});
export type Introduction = z.output<typeof schema>;

/** Names that a new vault gives who works here. */
const UNNAMED = LANGUAGES.map((language) => text(language, { key: 'vault:me' }));
export const isUnnamed = (name: string): boolean => UNNAMED.includes(name);

/** What was said of who works here besides their name. */
export function introductionStore(db: Db) {
  const get = db.prepare<[], string>("SELECT value FROM vault_setting WHERE key = 'introduction'").pluck();
  const set = db.prepare(
    "INSERT INTO vault_setting (key, value) VALUES ('introduction', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  return {
    get: (): Introduction => schema.parse(JSON.parse(get.get() ?? '{}')),
    set: (introduction: Introduction): void => void set.run(JSON.stringify(introduction)),
  };
}
