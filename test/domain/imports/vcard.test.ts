import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readDrafts } from '../../../src/domain/imports/drafts.ts';
import { readSource } from '../../../src/domain/imports/read.ts';

function people(card: string | Uint8Array) {
  const source = readSource(typeof card === 'string' ? new TextEncoder().encode(card) : card);
  if (!source.ok) throw new Error(source.error.message.key);
  const { table } = source.value;
  return [...readDrafts(table, table.fields ?? [])];
}
const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

describe('peculiar cards', () => {
  test('a raw GBK card of an old phone', () => {
    const bytes = iconv.encode(
      card('VERSION:2.1', 'N:张;伟', 'ADR;HOME:;;福田区誠\\;路;深圳;;;', 'TEL;CELL:13800138000'),
      'gb18030',
    );
    expect(people(bytes)[0]?.person).toMatchObject({ name: '张伟', address: '深圳福田区誠;路' });
  });

  test('a card cut in the middle of a character keeps its name, and the cell that was cut is told', () => {
    const bytes = Buffer.from(card('VERSION:3.0', 'FN:张伟', 'ORG:远达贸易', 'TEL:13800138000'));
    const [one] = people(Buffer.concat([bytes.subarray(0, 51), bytes.subarray(52)]));
    expect(one).toMatchObject({
      stakeholder: { name: '远达贸\ufffd' },
      person: { name: '张伟' },
      problems: [{ severity: 'warning', message: { key: 'imports:warning.unreadable' } }],
    });
  });

  test('a file that ends within its last card tells so', () => {
    const whole = card('VERSION:3.0', 'FN:李娜', 'TEL:13900139000');
    const rows = people(whole + card('VERSION:3.0', 'FN:张伟', 'TEL:13800138000').slice(0, 47));
    expect(rows.map(({ problems }) => problems.map(({ message }) => message.key))).toEqual([
      [],
      ['imports:warning.cutOff'],
    ]);
  });

  test('UTF-16 cards, as old Apple programs write them', () => {
    const bytes = iconv.encode(card('VERSION:3.0', 'FN:张伟'), 'utf-16le', { addBOM: true });
    expect(people(bytes)[0]?.person?.name).toBe('张伟');
  });

  test('no FN: the name is put together', () => {
    expect(people(card('VERSION:3.0', 'N:Smith;John;Q.;Mr.;Jr.'))[0]?.person?.name).toBe('John Q. Smith Jr.');
    expect(people(card('VERSION:3.0', 'N:欧阳;娜娜;;;'))[0]?.person?.name).toBe('欧阳娜娜');
  });

  test('a person who works for themselves is a person, a card named like its company is the company', () => {
    expect(people(card('VERSION:3.0', 'N:张;伟;;;', 'FN:张伟', 'ORG:张伟'))[0]?.person?.name).toBe('张伟');
    expect(people(card('VERSION:3.0', 'N:;;;;', 'FN:蓝海', 'ORG:蓝海'))[0]?.person).toBeNull();
    expect(people(card('VERSION:4.0', 'KIND:org', 'FN:蓝海'))[0]?.stakeholder?.name).toBe('蓝海');
  });

  test.each([
    ['X-ALTBDAY;CALSCALE=chinese:007800021101', { year: 1985, month: 11, day: 1, calendar: 'lunar' }],
    ['X-LUNAR-BIRTHDAY:1985-08-15', { year: 1985, month: 8, day: 15, calendar: 'lunar' }],
    ['BDAY;CALSCALE=chinese:1990-02-01', { year: 1990, month: 2, day: 1, calendar: 'lunar' }],
    ['BDAY:19850315T000000Z', { year: 1985, month: 3, day: 15, calendar: 'solar' }],
    ['BDAY;VALUE=date:1985-03-15', { year: 1985, month: 3, day: 15, calendar: 'solar' }],
  ])('%s', (line, birthday) => {
    expect(people(card('VERSION:3.0', 'FN:张伟', line))[0]?.person?.birthday).toMatchObject(birthday);
  });

  test('cards that were not ended, a card within a card, and what stands between cards', () => {
    const text = `BEGIN:VCARD\nFN:甲\nAGENT:\nBEGIN:VCARD\nFN:乙\nEND:VCARD\nTEL:1234567\nEND:VCARD\njunk\n${card('FN:丙')}BEGIN:VCARD\nFN:丁`;
    expect(people(text).map((one) => one.person?.name)).toEqual(['甲', '丙', '丁']);
  });

  test('a card whose end is missing does not swallow those after it', () => {
    const names = (text: string) => people(text).map((one) => one.person?.name);
    const [first, second, third] = ['FN:甲一', 'FN:乙二', 'FN:丙三'].map((line) => card('VERSION:3.0', line));
    const unended = (text = '') => text.replace('END:VCARD\r\n', '');
    expect(names(`${unended(first)}${second}${third}`)).toEqual(['甲一', '乙二', '丙三']);
    expect(names(`${first}${unended(second)}${unended(third)}`)).toEqual(['甲一', '乙二', '丙三']);
  });

  test('an agent is no card of its own, however it is written, also where its own end is missing', () => {
    const names = (text: string) => people(text).map((one) => one.person?.name);
    const after = card('FN:丙');
    expect(
      names(`${card('FN:甲', 'AGENT:BEGIN:VCARD', 'FN:乙', 'END:VCARD', 'TEL:1234567')}${after}`),
    ).toEqual(['甲', '丙']);
    expect(
      names(`${card('FN:甲', 'AGENT:BEGIN:VCARD\\nFN:乙\\nEND:VCARD\\n', 'TEL:1234567')}${after}`),
    ).toEqual(['甲', '丙']);
    expect(names(`BEGIN:VCARD\nFN:甲\nAGENT:\nBEGIN:VCARD\nFN:乙\n${after}`)).toEqual(['甲', '丙']);
  });

  test('a quoted colon, an upper-case group, a line without a colon', () => {
    const [one] = people(
      card('VERSION:4.0', 'FN;X-P="a:b;c":张伟', 'ITEM1.TEL:1234567', 'item1.X-ABLABEL:前台', 'NOISE'),
    );
    expect(one?.person).toMatchObject({ name: '张伟', phones: [{ label: '前台', value: '1234567' }] });
  });

  test('a photo of a megabyte takes no time', () => {
    const photo = `PHOTO;ENCODING=BASE64;JPEG:\r\n${` ${'A'.repeat(74)}\r\n`.repeat(14_000)}`;
    const started = performance.now();
    expect(people(card('VERSION:2.1', photo, 'FN:张伟'))[0]?.person?.name).toBe('张伟');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
