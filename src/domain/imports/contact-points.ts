import { plainEmail } from '../identity/emails.ts';
import { inOurDigits } from '../identity/extension.ts';
import { cleaned } from '../identity/text.ts';

/** Phone numbers and e-mail addresses as lists write them. */

/** Between several values in one cell: Google's ` ::: `, line ends, and the marks that people use. */
const CERTAIN_SEPARATORS = /:::|[\n;；、]/;
/** A comma or slash also stands within one number (`010-1234567/8`): it separates only what could be numbers. */
const LIKELY_SEPARATORS = /[,，/|]/;
const EMAIL_SEPARATORS = /:::|[\n;；、,，|]|\/(?=\s*[^\s<>/]+@)|\s(?=[^\s<>]+@)/;
const LEAST_PHONE_DIGITS = 7;

/** Runs of white space as one character, so that no pattern below meets a long one. */
const squeeze = (cell: string) => cell.replace(/\s{2,}/g, (run) => (run.includes('\n') ? '\n' : ' '));

/** The parts of a cell between separators, in lists that may put several values into one cell. */
export const splitCell = (cell: string, separators: RegExp): string[] =>
  present(squeeze(cell).split(separators));

const present = (parts: string[]) => parts.map((part) => part.trim()).filter((part) => part !== '');
/** Full-width digits are digits, too, and so are the signs between them (＋，－．／). */
const plain = (text: string) =>
  inOurDigits(text.replace(/[\uff0b-\uff19\u3000]+/g, (wide) => wide.normalize('NFKC')));
const digits = (text: string) => plain(text).replace(/\D/g, '');

/** Where a space ends a number: a Chinese mobile number is whole, before it and after it. */
const BESIDE_MOBILE = /(?<=(?<!\d)1[3-9]\d{9}) (?=\d)|(?<=\d{4}) (?=1[3-9]\d{9}(?!\d))/;

/** A number column shows 13,800,138,000.00: nobody dials its thousands. */
const withoutGroups = (text: string): string =>
  /^\d{1,3}(?:,\d{3}){2,}(?:\.0+)?$/.test(text) ? text.replace(/,|\.0+$/g, '') : text;

/** The phone numbers of one cell, each as it is written; digits of full width are made plain. */
export function splitPhones(cell: string): string[] {
  return splitCell(plain(cell), CERTAIN_SEPARATORS)
    .map(withoutGroups)
    .flatMap((text) => {
      for (const separators of [LIKELY_SEPARATORS, BESIDE_MOBILE]) {
        const parts = present(text.split(separators));
        const areNumbers = parts.every((part) => digits(part).length >= LEAST_PHONE_DIGITS);
        if (parts.length > 1 && areNumbers) return parts.flatMap(splitPhones);
      }
      return [text];
    });
}

/** A WeChat name found where others stand, and as it was told there. */
export type Wechat = { value: string; said: string };

/** RFC 5321 §4.5.3.1: a local part has 64 characters at most. A match begins where a run does, so that a long one is looked at once. */
const EMAIL_WITHIN = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;
/** WeChat's own rule for names, or a mobile number. */
const WECHAT_WITHIN = /(?:微信号?|wechat|weixin)\s*[:：]\s*([a-z][-_a-z0-9]{4,19}|1[3-9]\d{9})(?![-\w])/gi;
const WITHIN_NUMBER = /^(?:\p{L}{1,8}[:：]\s*)?['+\d][\d\s()+./-]*(?:(?:转|分机|ext\.?|x)\s*\d+)?$/iu;
/** Numbers that are no phone's: QQ：12345678. */
const OTHER_NUMBER = /^(?:qq|微信|wechat|传呼|邮编)/i;
const isPhone = (text: string) =>
  WITHIN_NUMBER.test(text) && !OTHER_NUMBER.test(text) && digits(text).length >= LEAST_PHONE_DIGITS;

/**
 * A cell of several kinds (联系方式: `010-62345678，微信：zw_wx`) as what it holds; null where it is of one kind, or not
 * all of it is certain.
 */
export function splitMixed(cell: string): { phones: string[]; emails: string[]; wechats: Wechat[] } | null {
  const text = plain(squeeze(cell));
  const emails = text.match(EMAIL_WITHIN) ?? [];
  const wechats = [...text.matchAll(WECHAT_WITHIN)].map(([said, value = '']) => ({ value, said }));
  if (emails.length + wechats.length === 0) return null;
  const rest = text
    .replace(EMAIL_WITHIN, ';')
    .replace(WECHAT_WITHIN, ';')
    .replace(/(?:^|[;；,，、\s])(?:邮箱|电子邮件|e-?mail)(?:\s*[:：])?\s*(?=;|$)/gi, ';');
  const phones = rest
    .split(/[;；,，、|\n]/)
    .flatMap((part) => splitPhones(part))
    .map((part) => part.trim());
  return phones.every(isPhone) ? { phones, emails, wechats } : null;
}

/** What Excel makes of a long number in a CSV file: digits are lost for good. */
export const isShortenedNumber = (text: string): boolean => /^\d(?:\.\d+)?E\+?\d+$/i.test(text.trim());

/** The same in an export of ours that Excel has saved; nobody writes a number so. */
export const isShortenedExport = (text: string): boolean => /^\d\.\d+E\+\d{2}$/.test(text);

/** Whether there is more in what should be a number: an address, a name. */
export const isMixed = (text: string): boolean =>
  text.includes('@') || /(?:微信号?|wechat|weixin|qq)\s*[:：]/i.test(text);

/** Takes away what programs and people add to a number (QQ：12345678 is none): `tel:`, the apostrophe that makes it text, 手机：, direction marks of a copied number, `.0` of a number column. */
export const cleanPhone = (text: string): string =>
  cleaned(text)
    .replace(/^(?!qq|微信|wechat|weixin)\p{L}{1,8}[:：]\s*/iu, '')
    .replace(/^['’‘`]+(?=[+\d(（])/, '')
    .replace(/^(\d{7,})\.0+$/, '$1')
    .trim();

export const hasDigits = (text: string): boolean => digits(text).length >= 3;

/** The e-mail addresses of one cell, without display names, remarks and `mailto:`. */
export const splitEmails = (cell: string): string[] =>
  splitCell(cell, EMAIL_SEPARATORS).map((text) => {
    const bracketed = /<([^<>]+)>/.exec(text);
    return plainEmail((bracketed?.[1] ?? text).replace(/^mailto:/i, '').replace(/[（(][^（()）]*[)）]$/, ''));
  });

/** RFC 5321 in broad strokes: something, one @, a domain with a dot. */
export const isEmail = (text: string): boolean =>
  /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>.,;:"]{2,}$/.test(text);

/** Outlook writes the directory's name of a colleague where an address is expected; nobody can write to it. */
export const isExchangeName = (text: string): boolean => /^\/o=/i.test(text);
