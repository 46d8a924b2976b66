import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { exports_ } from '../../contract/exports.ts';
import type { kpi } from '../../contract/kpi.ts';
import { message } from '../../domain/message.ts';
import { ok, type Result } from '../../domain/result.ts';
import { kpiHandlers } from '../kpi/handlers.ts';
import type { Session } from '../session/session.ts';
import { type Column, mark, otherColumn, type Speaker } from './columns.ts';
import { chosen, type List, listOf } from './list.ts';

type Input = HandlerInput<(typeof exports_)['exports.run']>;
type Figure = HandlerOutput<(typeof kpi)['kpi.figures']>['figures'][number];
type IndicatorRow = HandlerOutput<(typeof kpi)['kpi.rows']>['rows'][number];

/** More rows than a figure has. */
const MOST = 100_000_000;

/** The indicators of a period. They name nobody. */
export function figureList(
  session: Session,
  { filter }: Extract<Input, { list: 'kpi-figures' }>,
  speaker: Speaker,
): Result<List> {
  const read = kpiHandlers(session)['kpi.figures'](filter);
  if (!read.ok) return read;
  const { figures } = read.value;
  return ok(listOf({ kept: figures, leftOut: 0 }, (batch) => batch, figureColumns(speaker)));
}

/** The rows behind an indicator. */
export function rowList(
  session: Session,
  { filter, includeStrict }: Extract<Input, { list: 'kpi-rows' }>,
  speaker: Speaker,
): Result<List> {
  const read = kpiHandlers(session)['kpi.rows']({ ...filter, offset: 0, limit: MOST });
  if (!read.ok) return read;
  const rows = chosen(read.value.rows, includeStrict, (all) => all.filter(({ strict }) => !strict));
  return ok(listOf(rows, (batch) => batch, rowColumns(speaker)));
}

function figureColumns(speaker: Speaker): Column<Figure>[] {
  const { text } = speaker;
  const column = (key: string, cell: (figure: Figure) => string) =>
    otherColumn(speaker, `kpi:column.${key}`, cell);
  const number = (as: 'unit' | 'change', value: number | null, unit: Figure['unit']) =>
    value === null
      ? ''
      : text(message(`kpi:${as}.${unit}`, { value: rounded(unit === 'ratio' ? 100 * value : value) }));
  return [
    column('indicator', ({ label }) => label),
    column('actual', ({ actual, unit }) => number('unit', actual, unit)),
    column('target', ({ target, unit }) => number('unit', target, unit)),
    column('previous', ({ previous, unit }) => number('unit', previous, unit)),
    column('change', ({ change, unit }) => number('change', change, unit)),
    column('status', ({ status }) => text(message(`kpi:status.${status}`))),
    column('formula', ({ formula }) => formula),
    mark(speaker, () => false),
  ];
}

const rounded = (value: number): number => Math.round(100 * value) / 100;

function rowColumns(speaker: Speaker): Column<IndicatorRow>[] {
  const column = (key: string, cell: (row: IndicatorRow) => string) =>
    otherColumn(speaker, `kpi:rowFacts.${key}`, cell);
  return [
    column('title', ({ title }) => title),
    column('on', ({ on }) => on),
    column('outcome', ({ outcome }) => outcome),
    column('detail', ({ detail }) => detail),
    column('why', ({ why }) => why.join('\n')),
    mark(speaker, ({ strict }) => strict),
  ];
}
