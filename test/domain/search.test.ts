import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { pinyinKeys, SEARCH_TOKENIZER, searchQuery, searchTokens } from '../../src/domain/search.ts';

/** A real FTS5 table beside the plain texts. */
function library() {
  const db = new Database(':memory:');
  db.exec(`CREATE VIRTUAL TABLE found USING fts5 (tokens, tokenize = '${SEARCH_TOKENIZER}', prefix = '1');
           CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;`);
  const tokens = db.prepare('INSERT INTO found (rowid, tokens) VALUES (?, ?)');
  const text = db.prepare('INSERT INTO plain (text) VALUES (?)');
  const match = db.prepare('SELECT rowid AS id FROM found WHERE found MATCH ? ORDER BY rowid').pluck();
  const like = db.prepare(`SELECT id FROM plain WHERE instr(text, ?) > 0 ORDER BY id`).pluck();
  return {
    add(texts: string[], names: string[] = []) {
      const id = Number(text.run(texts.join('\n')).lastInsertRowid);
      tokens.run(id, searchTokens(texts, names));
      return id;
    },
    find(input: string) {
      const query = searchQuery(input);
      return query === null ? null : match.all(query);
    },
    like: (input: string) => like.all(input),
  };
}

describe('what somebody types finds what they mean', () => {
  const books = library();
  const zhang = books.add(['张伟', '+86 138 0013 8000', 'zhang.wei@acme.com'], ['张伟']);
  const acme = books.add(['ACME Trading Co., Ltd.', 'Café Zürich, ISO9001'], ['ACME Trading Co., Ltd.']);
  const shan = books.add(['单雄信', '010-6554 3210', '13711112222 13733334444'], ['单雄信']);
  const company = books.add(['重庆长安汽车股份有限公司'], ['重庆长安汽车股份有限公司']);
  const lv = books.add(['吕 布'], ['吕 布']);

  it.each([
    ['张', zhang],
    ['伟', zhang],
    ['张伟', zhang],
    ['zhangwei', zhang],
    ['ZhangW', zhang],
    ['zhang wei', zhang],
    ['Zhāng Wěi', zhang],
    ['zw', zhang],
    ['wei', zhang],
    ['138 0013', zhang],
    ['13800138000', zhang],
    ['+86 138-0013-8000', zhang],
    ['8000', zhang],
    ['张 8000', zhang],
    ['zhang.wei@acme.com', zhang],
    ['１３８００１３８', zhang],
    ['trading', acme],
    ['acme ltd', acme],
    ['cafe zurich', acme],
    ['CAFÉ', acme],
    ['iso9001', acme],
    ['9001', acme],
    ['atc', acme],
    ['shanxiongxin', shan],
    ['danxiongxin', shan],
    ['sxx', shan],
    ['65543210', shan],
    ['3210', shan],
    ['4444', shan],
    ['137 1111 2222', shan],
    ['长安', company],
    ['chongqing', company],
    ['changanqiche', company],
    ['caqc', company],
    ['吕布', lv],
    ['lvbu', lv],
    ['lübu', lv],
    ['lyu', lv],
  ])('%s', (input, id) => {
    expect(books.find(input)).toContain(id);
  });

  it('and nothing else', () => {
    expect(books.find('张伟国')).toEqual([]);
    expect(books.find('伟张')).toEqual([]);
    expect(books.find('张 安')).toEqual([]);
    expect(books.find('13900')).toEqual([]);
    expect(books.find('acme zhang')).toEqual([zhang]);
  });

  it('nothing typed filters nothing', () => {
    expect(searchQuery('')).toBeNull();
    expect(searchQuery('  "*" -() ！？')).toBeNull();
  });
});

describe('one person or number in another spelling', () => {
  const books = library();
  const wei = books.add(['張偉', '東莞偉業', '+86 755 2600 1234'], ['張偉']);
  const jian = books.add(['张伟', '0755-26001235', '关于体验的国际会议'], ['张伟']);
  const ali = books.add(['艾力·买买提', '见艾力•买买提的来信'], ['艾力·买买提']);
  const john = books.add(['John O’Brien', '+1 (865) 555-0100', 'Jean‑Luc'], ['John O’Brien']);
  const lei = books.add(['李\u200b雷', '186 5555 0100'], ['李\u200b雷']);
  const anne = books.add(['Anne', '+44 (0)20 7946 0958 / 0574-8765 4321 转 808']);

  it.each([
    ['张伟', [wei, jian]],
    ['張偉', [wei, jian]],
    ['zhangwei', [wei, jian]],
    ['zw', [wei, jian]],
    ['东莞', [wei]],
    ['東莞', [wei]],
    ['體驗', [jian]],
    ['艾力买买提', [ali]],
    ['艾力・买买提', [ali]],
    ['买买提', [ali]],
    ['ailimaimaiti', [ali]],
    ["o'brien", [john]],
    ['jean-luc', [john]],
    ['李雷', [lei]],
    ['李\u200e雷', [lei]],
    ['0755-26001234', [wei]],
    ['+86 755 26001234', [wei]],
    ['0086-755-26001234', [wei]],
    ['86-755-26001234', [wei]],
    ['+86 (0)755 2600', [wei, jian]],
    ['0755', [wei, jian]],
    ['0755 2600', [wei, jian]],
    ['26001235', [jian]],
    ['+86 186 5555 0100', [lei]],
    ['18655550100', [john, lei]],
    ['+1 865 555 0100', [john]],
    ['001 865 555', [john]],
    ['+1 865 555', [john]],
    ['+86 755', [wei, jian]],
    ['0044 20 7946 0958', [anne]],
    ['0574-87654321', [anne]],
    ['8765 4321', [anne]],
    ['tel', []],
    ['☎', null],
  ])('%s', (input, found) => expect(books.find(input)).toEqual(found));
});

describe('names in pinyin', () => {
  it.each([
    ['单田芳', 'shantianfang', 'stf'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['仇英', 'qiuying', 'qy'],
    ['任正非', 'renzhengfei', 'rzf'],
    ['欧阳修', 'ouyangxiu', 'oyx'],
    ['ACME 中国', 'acmezhongguo', 'azg'],
    ['John Smith', 'johnsmith', 'js'],
  ])('%s is %s', (name, full, initials) => {
    const keys = pinyinKeys(name);
    expect(keys.full[0]).toBe(full);
    expect(keys.initials[0]).toBe(initials);
  });

  it('keep the other readings of a polyphone', () => {
    expect(pinyinKeys('曾国藩').full).toContain('cengguofan');
    expect(pinyinKeys('张乐').full).toEqual(expect.arrayContaining(['zhangle', 'zhangyue']));
  });

  it('of nothing are none', () => expect(pinyinKeys(' ！')).toEqual({ full: [], initials: [] }));
});

describe('against LIKE on a real FTS5 table', () => {
  const han = fc.string({ unit: fc.constantFrom('张', '伟', '国', '𠮷', '々'), minLength: 1, maxLength: 8 });
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom('张', '伟', '国', '𠮷', '々'), fc.constantFrom(' ', '，', 'a', '1', '"')),
    maxLength: 16,
  });
  let books: ReturnType<typeof library>;
  beforeEach(() => {
    books = library();
  });

  it('Han of any length finds exactly the same rows', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), han, (texts, input) => {
        const mine = library();
        for (const each of texts) mine.add([each]);
        expect(mine.find(input)).toEqual(mine.like(input));
      }),
      { numRuns: 300 },
    );
  });

  it('no input breaks the query', () => {
    books.add(['张伟 ACME'], ['张伟 ACME']);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          '*',
          'NEAR(',
          ' AND ',
          'OR',
          'NOT',
          '^',
          ':',
          '-',
          '+',
          '(',
          ')',
          '张',
          'a',
          '1',
          '\0',
        ),
      }),
    );
    fc.assert(
      fc.property(hostile, (input) => {
        expect(() => books.find(input)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it('every word of a text finds the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (written) => {
        const mine = library();
        const id = mine.add([written]);
        expect(mine.find(written) ?? [id]).toEqual([id]);
      }),
      { numRuns: 500 },
    );
  });
});

it('makes the tokens of 10,000 names in about a second', () => {
  const family = [...'张王李赵陈杨单曾仇解任区查'];
  const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平'];
  const names = Array.from(
    { length: 10_000 },
    (_, i) => `${family[i % 13]}${given[i % 20]}${given[Math.floor(i / 20) % 20]}`,
  );
  const from = performance.now();
  for (const name of names) searchTokens([name, '13800138000'], [name]);
  expect(performance.now() - from).toBeLessThan(4000);
});
