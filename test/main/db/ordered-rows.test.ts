import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/main/db/open.ts';
import { orderedRows } from '../../../src/main/db/ordered-rows.ts';
import { openDesk, tempFolder } from '../vault-fixture.ts';

const BY_NAME = 'SELECT id FROM one ORDER BY name';

function openNames() {
  const file = join(tempFolder(), 'names.db');
  writeFileSync(file, '');
  const key = randomBytes(32);
  const open = () => {
    const db = openDatabase({ file, cipher: 'aegis', key });
    onTestFinished(() => void db.close());
    return db;
  };
  const db = open();
  db.exec('CREATE TABLE one (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  return { db, open, add: db.prepare('INSERT INTO one (name) VALUES (?)'), order: orderedRows(db) };
}

describe('the order of a list', () => {
  it('is made once, and anew after anything was written', () => {
    const { add, order } = openNames();
    add.run('b');
    const before = order(BY_NAME, []);
    expect(order(BY_NAME, [])).toBe(before);
    add.run('a');
    expect(order(BY_NAME, [])).toHaveLength(before.length + 1);
  });

  it('is made anew after another program wrote', () => {
    const { open, order } = openNames();
    expect(order(BY_NAME, [])).toHaveLength(0);
    open().prepare("INSERT INTO one (name) VALUES ('of the command line')").run();
    expect(order(BY_NAME, [])).toHaveLength(1);
  });

  it('does not keep what a transaction took back', () => {
    const { db, add, order } = openNames();
    db.exec('BEGIN');
    add.run('taken back');
    const within = order(BY_NAME, []);
    db.exec('ROLLBACK');
    expect(order(BY_NAME, [])).toHaveLength(within.length - 1);
  });

  it('tells lists of one query apart by what was asked', () => {
    const { add, order } = openNames();
    add.run('x');
    const named = 'SELECT id FROM one WHERE name = ?';
    expect(order(named, ['x'])).toHaveLength(1);
    expect(order(named, ['y'])).toHaveLength(0);
  });
});

it('scrolls the register through to its end, whatever its order, each stakeholder once', async () => {
  const { call } = await openDesk();
  for (let i = 0; i < 25; i++)
    await call('stakeholders.create', { name: `${'甲乙丙丁戊'[i % 5]}${i}`, kind: 'supplier' });
  const sorts = ['name', 'kind', 'tier', 'influence', 'lastContact', 'nextDue', 'updated'] as const;
  for (const sort of sorts)
    for (const descending of [false, true]) {
      const seen: string[] = [];
      for (let offset = 0; offset < 25; offset += 10) {
        const { rows, total } = await call('stakeholders.list', { sort, descending, offset, limit: 10 });
        expect(total).toBe(25);
        seen.push(...rows.map(({ id }) => id));
      }
      expect(new Set(seen).size).toBe(25);
      expect(seen).toHaveLength(25);
    }
});
