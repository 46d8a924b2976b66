import { simplified } from '../identity/simplified.ts';
import { message } from '../message.ts';
import type { Columns } from './columns.ts';
import { splitEmails, splitPhones } from './contact-points.ts';
import { isBlankWord } from './enumerations.ts';
import { type Field, isOfStakeholder } from './fields.ts';
import type { TableRow } from './table.ts';

/** One cell that names several people: 陈静/刘洋, 王芳、李娜, Tom & Mary Smith. */

/** 百家姓, and what has become common since; 小王 and 老李 are somebody, too. */
const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷辛阚那简饶空曾沙养鞠丰巢关相查后荆红游竺权盖益桓公肖闫付邸岳覃代涂佟商上长澹令闾拓皇端轩宇呼南夹仉督小老阿邝区岑阮丘迟迪冼郄苑海战',
);
const BETWEEN = /[/／、;；|｜\n&＆]/;
const COMMA = /[,，]/;
/** Two to four characters, with a title up to six; names of other peoples with their dot. */
const HAN_NAME = /^\p{Script=Han}{2,6}$|^\p{Script=Han}{1,8}(?:[·•・]\p{Script=Han}{1,8}){1,3}$/u;
const LATIN_NAME = /^\p{Lu}[\p{Script=Latin}.'’-]{0,30}(?: [\p{Script=Latin}.'’-]{1,30}){0,3}$/u;
const NO_PERSON = /(?:部|科|处|室|组|公司|集团|中心|先生\/女士)$/;
const REMARK = /[（(][^()（）]*[)）]$/;
/** More characters are prose, not names. */
const LONGEST_CELL = 120;

/** Splits at marks outside of brackets: 陈静（采购/仓库）/刘洋. */
function parts(cell: string, between: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of cell) {
    if (/[(（]/.test(character)) depth += 1;
    if (/[)）]/.test(character)) depth -= 1;
    if (depth <= 0 && between.test(character)) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '' && !isBlankWord(part));
}

const bare = (name: string) => name.replace(REMARK, '').trim();
const areNames = (names: string[], isName: (name: string) => boolean) =>
  names.length > 1 && names.map(bare).every(isName);
const isLatinName = (name: string) => LATIN_NAME.test(name);
const isHanName = (name: string) =>
  HAN_NAME.test(name) &&
  !NO_PERSON.test(name) &&
  (SURNAMES.has(simplified(name[0] ?? '')) || /[·•・]/.test(name));

/** 陈静和刘洋, not 张和平, 和田一: a surname begins what stands on either side. */
function besideAnd(cell: string): string[] {
  for (const { index } of cell.matchAll(/[和与及跟]/g)) {
    const names = [cell.slice(0, index), cell.slice(index + 1)].map((part) => part.trim());
    if (areNames(names, (name) => name.length < 5 && isHanName(name))) return names;
  }
  return [];
}

/** The people whom a cell names; one where it is not certain that it names several. */
function namesIn(cell: string): string[] {
  // N/A is a word for nobody, not N and A.
  if (cell.length > LONGEST_CELL || isBlankWord(cell)) return [cell];
  const names = parts(cell, BETWEEN);
  if (areNames(names, isLatinName)) return names;
  // Smith, John is one.
  const all = names.flatMap((part) => parts(part, COMMA));
  if (areNames(all, isHanName)) return [...new Set(all)];
  const both = besideAnd(cell.trim());
  return both.length > 0 ? both : [cell];
}

/** Fields that hold for everybody in the cell when they have one value. */
const SHARED: ReadonlySet<Field> = new Set<Field>(['department', 'preferredChannel']);

function valuesIn(field: Field, cell: string): string[] {
  switch (field) {
    case 'phone':
      return splitPhones(cell);
    case 'email':
      return splitEmails(cell);
    default:
      return parts(cell, /[/／、;；|｜\n&＆,，]/);
  }
}

/**
 * A row for each person whom its cell names. Where a column has as many values, each gets theirs; else they stay with the
 * first, and that is told.
 */
export function ofEachPerson(row: TableRow, columns: Columns): TableRow[] {
  const [column, ...others] = columns.exact || columns.cards ? [] : columns.of('personName');
  if (column === undefined || others.length > 0) return [row];
  const names = namesIn(row.cells[column.position] ?? '');
  if (names.length < 2) return [row];
  const values = row.cells.map((cell, position) => {
    const field = columns.fieldAt(position);
    if (field === null || isOfStakeholder(field)) return names.map(() => cell);
    const several = field === 'notes' || field === 'details' ? [] : valuesIn(field, cell);
    if (several.length === names.length) return several;
    return names.map((_, i) => (i === 0 || SHARED.has(field) ? cell : ''));
  });
  return names.map((name, i) => ({
    number: row.number,
    cells: values.map((cells, position) => (position === column.position ? name : (cells[i] ?? ''))),
    ...(row.problem && { problem: row.problem }),
    ...(i === 0 && {
      ...(row.wrongCells && { wrongCells: row.wrongCells }),
      warning: message('imports:warning.severalPeople', { names: names.join(', ').slice(0, LONGEST_CELL) }),
    }),
  }));
}
