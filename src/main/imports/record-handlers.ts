import type { HandlerInput } from '../../contract/call.ts';
import type { imports } from '../../contract/imports.ts';
import { readSource } from '../../domain/imports/read.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { recordImport } from './record-import.ts';

type Calls = Pick<typeof imports, 'imports.previewRows' | 'imports.applyRows'>;

const MOST_TOLD = 10_000;

/** Lists of rows that were taken out by their fields, brought in again. */
export function recordImportHandlers(session: Session): Handlers<Calls> {
  /** A list of a record's rows, and what would be done with it. */
  function rowsOf({ table, content, encoding, sheet }: HandlerInput<Calls['imports.previewRows']>) {
    const source = readSource(content, {
      ...(encoding !== undefined && { encoding }),
      ...(sheet !== undefined && { sheet }),
    });
    if (!source.ok) return source;
    const { plan: planOf, carryOut: write } = recordImport(session.db, table, {
      text: session.text,
      zone: session.zone(),
    });
    const plan = planOf(source.value.table);
    const count = (is: (typeof plan.steps)[number]['is']) =>
      plan.steps.filter((step) => step.is === is).length;
    return ok({
      plan,
      carryOut: write,
      rejected: plan.rows - plan.steps.length,
      unread: plan.unread,
      counts: {
        rows: plan.rows,
        created: count('create'),
        updated: count('update'),
        unchanged: count('unchanged'),
      },
      problems: plan.problems
        .slice(0, MOST_TOLD)
        .map(({ row, column, message: said }) => ({ row, column, message: session.text(said) })),
    });
  }

  return {
    'imports.previewRows'(input) {
      const read = rowsOf(input);
      if (!read.ok) return read;
      const { counts, problems, unread, rejected } = read.value;
      return ok({ counts: { ...counts, rejected }, problems, unread });
    },

    'imports.applyRows'(input) {
      const read = rowsOf(input);
      if (!read.ok) return read;
      const { counts, problems, plan } = read.value;
      if (problems.length > 0)
        return refuse(
          'invalid',
          'records:error.rows',
          { count: read.value.rejected },
          plan.problems.map(({ row, column, message: said }) => ({
            path: [row, column].join(' '),
            message: said,
          })),
        );
      const done = read.value.carryOut(plan.steps, session.now());
      return done.ok ? ok({ counts }) : done;
    },
  };
}
