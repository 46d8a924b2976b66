import { isNoDate } from './birthday-text.ts';
import { LONGEST, labelText, oneLine, severalLines } from './cells.ts';
import type { Column } from './columns.ts';
import type { Wechat } from './contact-points.ts';
import { detail } from './detail.ts';
import type { Field } from './fields.ts';
import type { RowReader } from './row-reader.ts';

/** What a list says for which there is no field: kept in the notes, a line each, under the heading it had. */

/** The notes with those details that they do not hold yet, as far as there is room. */
export function withDetails(notes: string, details: readonly string[] = []): string {
  let all = notes;
  for (const line of details) {
    const longer = all === '' ? line : `${all}\n${line}`;
    if (!all.includes(line) && longer.length <= LONGEST.notes) all = longer;
  }
  return all;
}

const labelFor = (row: RowReader, { heading, labelColumn }: Column): string => {
  const label = labelColumn === null ? '' : labelText(row.raw(labelColumn));
  return (label === '' ? heading : label).slice(0, LONGEST.label);
};

const IS_WECHAT = /^(?:微信号?|wechat(?: id)?|weixin)$/i;

/** The details of a row; a field that somebody made for WeChat is no detail. */
export function readDetails(row: RowReader): { lines: string[]; wechats: Wechat[] } {
  const lines: string[] = [];
  const wechats: Wechat[] = [];
  for (const column of row.columns('details')) {
    const text = severalLines(row.raw(column.position), false);
    if (isNoDate(text)) continue;
    const label = labelFor(row, column);
    const line = detail(label, text);
    if (IS_WECHAT.test(label) && text.length <= LONGEST.wechat)
      wechats.push({ value: oneLine(text), said: line });
    else lines.push(line);
  }
  return { lines, wechats };
}

/** Values in further columns of a field that takes one value (公司地址, 仓库地址). */
export function readFurther(row: RowReader, field: Field): string[] {
  const [first, ...further] = row
    .columns(field)
    .map(({ heading, position }) => ({ heading, text: oneLine(row.raw(position)) }))
    .filter(({ text }) => text !== '');
  return further.filter(({ text }) => text !== first?.text).map(({ heading, text }) => detail(heading, text));
}
