import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText, guessEncoding } from '../../src/domain/encoding.ts';

const LIST =
  '姓名,单位,电话\r\n张伟,深圳市蓝海科技有限公司,0755-26881234\r\n王镕,上海喆源贸易,13700002222\r\n';

describe('a list is read in the encoding that its program wrote', () => {
  test.each([
    ['UTF-8', 'utf-8', Buffer.from(LIST)],
    ['UTF-8 with a byte-order mark (Excel)', 'utf-8', Buffer.from(`\ufeff${LIST}`)],
    ['GB18030 (Chinese Excel)', 'gb18030', iconv.encode(LIST, 'gb18030')],
    [
      'UTF-16 with a byte-order mark (Unicode text)',
      'utf-16le',
      iconv.encode(LIST, 'utf-16le', { addBOM: true }),
    ],
    ['UTF-16 big-endian', 'utf-16be', iconv.encode(LIST, 'utf-16be', { addBOM: true })],
    ['UTF-16 without a mark', 'utf-16le', iconv.encode(LIST, 'utf-16le', { addBOM: false })],
    ['UTF-16 big-endian without a mark', 'utf-16be', iconv.encode(LIST, 'utf-16be', { addBOM: false })],
  ])('%s', (_, encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: LIST, encoding, damaged: false });
  });

  test('a character beyond GBK survives GB18030', () => {
    const text = '𠮷野家,㐀\n';
    expect(decodeText(iconv.encode(text, 'gb18030')).text).toBe(text);
  });

  test('a wrong guess can be overridden', () => {
    const big5 = iconv.encode('陳大文,台北\n', 'big5');
    expect(decodeText(big5).text).not.toBe('陳大文,台北\n');
    expect(decodeText(big5, 'big5')).toEqual({ text: '陳大文,台北\n', encoding: 'big5', damaged: false });
  });

  test('a wrong choice shows as damage', () => {
    expect(decodeText(iconv.encode(LIST, 'gb18030'), 'utf-8').damaged).toBe(true);
  });

  test('Western accents that GB18030 has no meaning for are windows-1252', () => {
    expect(decodeText(iconv.encode('José,Zoë\xff\n', 'windows-1252')).encoding).toBe('windows-1252');
  });

  test('Western accents stand alone, even where pairs with their neighbours would mean something', () => {
    const text = 'Ana García,Málaga\nZoë Bündchen,Köln\n';
    expect(decodeText(iconv.encode(text, 'windows-1252'))).toMatchObject({ text, encoding: 'windows-1252' });
  });

  test('Big5 shows by its second bytes', () => {
    const text = '公司名稱,聯絡人\n台灣積體電路製造,張忠謀\n';
    expect(decodeText(iconv.encode(text, 'big5'))).toMatchObject({ text, encoding: 'big5' });
  });
});

describe('a few broken bytes are no other encoding', () => {
  const bytes = Buffer.from(LIST);
  test.each([
    ['cut in the middle of a character', bytes.subarray(0, -15)],
    ['a byte that is no text', Buffer.concat([bytes.subarray(0, 13), Buffer.of(0xff), bytes.subarray(13)])],
    ['a byte lost', Buffer.concat([bytes.subarray(0, 41), bytes.subarray(42)])],
    ['among English headings', Buffer.from('Name,Notes\n张伟,好客\xe6\n').subarray(0, -2)],
    ['in Western text', Buffer.concat([Buffer.from('García,Müller,José\n'), Buffer.of(0xc3)])],
  ])('UTF-8, %s', (_, broken) => {
    expect(decodeText(broken)).toMatchObject({ encoding: 'utf-8', damaged: true });
  });

  test('GB18030, cut in the middle of a character', () => {
    const broken = iconv.encode(LIST.repeat(3), 'gb18030').subarray(0, -15);
    expect(decodeText(broken)).toMatchObject({ encoding: 'gb18030', damaged: true });
  });
});

describe('short and long texts of the old encodings stay what they are', () => {
  const SURNAMES =
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易欧';
  const GIVEN =
    '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂华玉兰红梅建国志文海燕晓东春生玲辉鹏飞云龙林波宁浩宇轩梓涵欣怡佳琪子墨雨泽思远俊凯嘉懿煜城瑾瑜铭鑫';
  const COMPANY =
    '深圳市上海广州北京科技有限公司贸易实业集团股份电子五金服装机械设备制造销售中心工厂商行物流食品建筑装饰工程咨询文化传媒';
  const LATIN = [
    'café',
    'García Müller',
    'José',
    'Zoë',
    'Ana María',
    'Köln',
    'Málaga',
    'Søren',
    'Straße',
    'Renée',
    'Señor Peña',
  ];
  const of = (characters: string, minLength: number, maxLength: number) =>
    fc.array(fc.constantFrom(...characters), { minLength, maxLength }).map((all) => all.join(''));
  const name = fc.tuple(fc.constantFrom(...SURNAMES), of(GIVEN, 1, 2)).map((parts) => parts.join(''));
  const row = fc.tuple(name, of(COMPANY, 2, 12)).map((cells) => `${cells.join(',')},13800138000\n`);
  /** 毛 alone is valid UTF-8 as well (the bytes of ë): nobody can tell. */
  const isAlsoUtf8 = (text: string, encoding: string) =>
    Buffer.from(iconv.encode(text, encoding).toString('utf8')).equals(iconv.encode(text, encoding));

  test('Chinese names and lists in GB18030', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          name,
          row,
          fc.array(row, { minLength: 1, maxLength: 20 }).map((rows) => rows.join('')),
        ),
        (text) => {
          fc.pre(!isAlsoUtf8(text, 'gb18030'));
          const read = decodeText(iconv.encode(text, 'gb18030'));
          // Of a name and a number one in many thousands is taken for broken UTF-8: it is said that it looks so.
          if (text.length < 30 && read.damaged) return;
          expect(read).toEqual({ text, encoding: 'gb18030', damaged: false });
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test.each(['欧伟,深传械贸,13800138000\n', '郑伟,媒司广北,13800138000\n'])(
    'a row whose bytes are nearly UTF-8: %j',
    (text) => expect(decodeText(iconv.encode(text, 'gb18030')).text).toBe(text),
  );

  test('lists in Big5', () => {
    const big5 = of('台灣積體電路製造張忠謀公司名稱聯絡人電話陳大文臺北市中正區林志玲黃國華', 12, 60);
    fc.assert(
      fc.property(big5, (text) => {
        fc.pre(new Set(text).size > 4);
        expect(['big5', 'gb18030']).toContain(guessEncoding(iconv.encode(text, 'big5')));
      }),
      { numRuns: 1_000 },
    );
  });

  test('Western words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LATIN), { minLength: 1, maxLength: 20 }), (words) => {
        const text = `${words.join(',')}\n`;
        expect(decodeText(iconv.encode(text, 'windows-1252'))).toEqual({
          text,
          encoding: 'windows-1252',
          damaged: false,
        });
      }),
    );
  });

  test('single words', () => {
    const guess = (text: string, encoding: string) => guessEncoding(iconv.encode(text, encoding));
    for (const word of ['张伟', '王小明', '欧阳娜娜', '李'])
      expect([word, guess(word, 'gb18030')]).toEqual([word, 'gb18030']);
    for (const word of ['café', 'García Müller'])
      expect([word, guess(word, 'windows-1252')]).toEqual([word, 'windows-1252']);
  });
});

test('whatever is valid UTF-8 is read as UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const bytes = new TextEncoder().encode(`${text}张`);
      expect(guessEncoding(bytes)).toBe('utf-8');
    }),
  );
});
