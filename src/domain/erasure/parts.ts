import { nameKey } from './finder.ts';

/** Cards name people in two scripts, with a title or a remark: 王芳 Wang Fang, 王芳（采购）, 王芳女士. */
const BETWEEN_PARTS =
  /[()（）[\]【】/／|,，、;；&+]|(?<=\p{Script=Han})\s*(?=\p{Script=Latin})|(?<=\p{Script=Latin})\s*(?=\p{Script=Han})/u;
const TITLE =
  /(?:先生|女士|小姐|太太|董事长|总经理|总监|总裁|经理|主任|老师|教授|博士|工程师|处长|科长|局长|院长|校长|总|工)$|^(?:mr|mrs|ms|miss|dr|prof)\.?\s+/iu;

/** What may stand for somebody alone, of a name that is more than a name; nothing where it is just that. */
export function partsOf(name: string): string[] {
  const whole = nameKey(name);
  const parts = name.split(BETWEEN_PARTS).map((part) => part.trim().replace(TITLE, '').trim());
  return parts.filter((part) => {
    const key = nameKey(part);
    return key.length > 1 && key !== whole;
  });
}
