import { expect, test } from 'vitest';
import { refuse } from '../../../src/domain/result.ts';
import { TABLES } from '../../../src/records/index.ts';
import { openDesk } from '../vault-fixture.ts';

test('what a user has entered is written within an action, or not at all', async () => {
  const desk = await openDesk();
  await desk.call('stakeholders.create', { name: '甲公司', kind: 'customer' });
  const session = desk.core.session();
  if (!session) throw new Error('The vault is not open.');
  const { db } = session;
  const write = () => db.prepare("UPDATE stakeholder SET notes = notes || '!'").run();
  expect(write).toThrow('stakeholder is written outside of an action');
  expect(() => db.transaction(write)()).toThrow('stakeholder is written outside of an action');
  session.write('stakeholders.update', () => {
    write();
    return refuse('conflict', 'bridge:error.busy');
  });
  expect(write).toThrow('stakeholder is written outside of an action');
  for (const table of TABLES)
    if (db.prepare(`SELECT 1 FROM ${table}`).get() !== undefined)
      expect(() => db.prepare(`DELETE FROM ${table}`).run(), table).toThrow(
        /outside of an action|FOREIGN KEY/,
      );
});

test('what reads can’t write', async () => {
  const desk = await openDesk();
  const session = desk.core.session();
  if (!session) throw new Error('The vault is not open.');
  expect(() => session.read(() => session.db.prepare("INSERT INTO meta VALUES ('a', 'b')").run())).toThrow(
    'A call that only reads has tried to write',
  );
  session.db.prepare("INSERT INTO meta VALUES ('a', 'b')").run();
});
