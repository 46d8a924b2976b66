import type { WireError } from '../main/ipc/serve.ts';

type Page = { ok: true; value: { rows: unknown[]; total: number } } | { ok: false; error: WireError };

const MOST_A_PAGE = 10_000;

/** Every row of a list that the core answers page by page. */
export async function allRows(
  page: (window: { offset: number; limit: number }) => Promise<Page>,
): Promise<{ ok: true; value: unknown[] } | { ok: false; error: WireError }> {
  const rows: unknown[] = [];
  for (;;) {
    const next = await page({ offset: rows.length, limit: MOST_A_PAGE });
    if (!next.ok) return next;
    rows.push(...next.value.rows);
    if (rows.length >= next.value.total || next.value.rows.length === 0) return { ok: true, value: rows };
  }
}
