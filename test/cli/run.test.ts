import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../src/cli/commands.ts';
import { tempFolder } from '../main/vault-fixture.ts';
import { run } from './run-command.ts';

const NOW = '2026-11-23T09:00:00+08:00';

function vaultOptions() {
  const folder = tempFolder();
  const passphrase = join(folder, 'passphrase');
  writeFileSync(passphrase, 'a good passphrase\n');
  return [
    '--vault',
    join(folder, 'vault'),
    '--passphrase-file',
    passphrase,
    '--now',
    NOW,
    '--zone',
    'Asia/Shanghai',
    '--lang',
    'en',
  ];
}

test('a script keeps a vault: contacts fall due, feedback is answered, all in JSON', async () => {
  const options = vaultOptions();
  expect((await run('init', ...options)).exit).toBe(0);
  const again = await run('init', ...options);
  expect([again.exit, JSON.parse(again.error).error.code]).toEqual([1, 'conflict']);

  const created = await run(
    ...options,
    'call',
    'stakeholders.create',
    '{"name":"Acme 贸易","kind":"customer","tier":"key","influence":"high"}',
  );
  const { id } = created.json() as { id: string };
  await run(
    'call',
    'interactions.log',
    JSON.stringify({
      stakeholderIds: [id],
      at: '2026-09-30T10:00:00+08:00',
      channel: 'phone',
      effective: true,
      summary: 'x',
    }),
    ...options,
  );

  const due = (await run('due', '--on', '2026-10-31', ...options)).json() as {
    slot: string;
    dueOn: string;
    daysOverdue: number;
    why: string[];
  }[];
  expect(due.map(({ slot, dueOn, daysOverdue }) => ({ slot, dueOn, daysOverdue }))).toEqual([
    { slot: 'any', dueOn: '2026-10-30', daysOverdue: 1 },
    { slot: 'phone-email', dueOn: '2026-10-30', daysOverdue: 1 },
  ]);
  expect(due[0]?.why.join(' ')).toContain('2026-09-30');

  const received = await run(
    'call',
    'feedback.receive',
    JSON.stringify({
      stakeholderId: id,
      kind: 'complaint',
      priority: 'important',
      channel: 'email',
      receivedAt: '2026-11-23T08:00:00+08:00',
      content: 'late',
    }),
    ...options,
  );
  const queue = (await run('queue', ...options)).json() as {
    clocks: { clock: string; deadlineAt: string }[];
  }[];
  expect(queue[0]?.clocks[0]).toMatchObject({
    clock: 'first-response',
    deadlineAt: '2026-11-24T00:00:00.000Z',
  });
  const { id: caseId } = received.json() as { id: string };
  expect(
    (await run('call', 'feedback.respond', JSON.stringify({ id: caseId, at: NOW }), ...options)).exit,
  ).toBe(0);
  expect(
    (
      await run(
        'call',
        'feedback.close',
        JSON.stringify({ id: caseId, at: NOW, satisfaction: 9 }),
        ...options,
      )
    ).exit,
  ).toBe(1);
});

test('wrong usage ends with 2, refusals with 1, and never with a stack trace', async () => {
  const options = vaultOptions();
  const cases: [number, string[]][] = [
    [2, []],
    [2, ['frobnicate']],
    [2, ['due', '--nonsense', ...options]],
    [2, ['next-due', '--last', '2026-01-31']],
    [2, ['due', '--now', 'yesterday']],
    [2, ['due', '--zone', 'Mars/Olympus']],
    [1, ['due', ...options]],
    [2, ['due']],
    [2, ['due', ...options.slice(0, 2)]],
    [2, ['init']],
    [1, ['call', 'stakeholders.list', '{']],
    [1, ['next-due', '--last', '2026-02-30', '--every', '1 month']],
    [1, ['next-due', '--last', '2026-01-31', '--every', 'now and then']],
    [1, ['deadline', '--from', '2026-01-01T00:00:00Z', '--target', 'soon']],
    [1, ['deadline', '--from', '2026-01-01T00:00:00Z', '--target', '24 h', '--calendar', '/nowhere.json']],
  ];
  for (const [exit, args] of cases) {
    const ran = await run(...args);
    expect(ran.exit, args.join(' ')).toBe(exit);
    expect(ran.out).toBe('');
    expect(JSON.parse(ran.error).error.message, args.join(' ')).not.toMatch(/ at .*\.(ts|js):/);
  }
});

const DEADLINE = ['deadline', '--from', '2026-03-06T12:00:00Z', '--target', '1 working day', '--calendar'];

test('a calendar file may start with a byte order mark, as Notepad writes it', async () => {
  const file = join(tempFolder(), 'calendar.json');
  writeFileSync(file, '\ufeff{"zone":"UTC","hours":{"mon":[["09:00","17:00"]]}}');
  expect((await run(...DEADLINE, file)).json()).toMatchObject({ deadline: '2026-03-09T17:00:00.000Z' });
});

test.runIf(existsSync('/dev/zero'))('a file without end is too large', async () => {
  const options = vaultOptions();
  await run('init', ...options);
  for (const args of [
    [...DEADLINE, '/dev/zero'],
    ['import', '/dev/zero', ...options],
  ]) {
    const { exit, error } = await run(...args);
    expect([exit, JSON.parse(error).error.code]).toEqual([1, 'invalid']);
  }
});

test('a list that names nobody is refused alike, tried or done', async () => {
  const options = vaultOptions();
  await run('init', ...options);
  const file = join(tempFolder(), 'nobody.csv');
  writeFileSync(file, '\ufeff颜色,尺寸\n红,大\n');
  const refusals = [
    await run('import', file, '--dry-run', ...options),
    await run('import', file, ...options),
  ];
  expect(refusals.map(({ exit }) => exit)).toEqual([1, 1]);
  expect(new Set(refusals.map(({ error }) => error)).size).toBe(1);
});

test('the rows that are turned away never take the place of the list they come from', async () => {
  const options = vaultOptions();
  await run('init', ...options);
  const folder = tempFolder();
  const file = join(folder, 'list.csv');
  const content = '姓名,邮箱\n王小明,not-an-address\n';
  writeFileSync(file, content);
  const itself = join(folder, 'other-name.csv');
  symlinkSync(file, itself);
  for (const rejected of [file, itself]) {
    const { exit, error } = await run('import', file, '--rejected', rejected, ...options);
    expect([exit, JSON.parse(error).error.code]).toEqual([1, 'invalid']);
  }
  expect(readFileSync(file, 'utf8')).toBe(content);
  expect((await run('call', 'stakeholders.list', '{}', ...options)).json()).toMatchObject({ total: 0 });
});

test('describe tells of every call and every command', async () => {
  const described = (await run('describe')).json() as {
    commands: object;
    calls: Record<string, { input: object }>;
  };
  expect(Object.keys(described.commands)).toEqual(commands.map(({ name }) => name));
  expect(described.calls['stakeholders.create']?.input).toMatchObject({
    type: 'object',
    required: ['name', 'kind'],
  });
});

test('what the commands print is what their schemas say', async () => {
  const options = vaultOptions();
  expect((await run('sample', ...options)).exit).toBe(0);
  const printed: Record<string, string[]> = {
    due: [],
    queue: [],
    undo: ['--list'],
    kpi: ['--period', '2026Q3'],
    'next-due': ['--last', '2024-01-31', '--every', '1 month'],
    deadline: ['--from', NOW, '--target', '2 business hours'],
  };
  for (const [name, args] of Object.entries(printed)) {
    const ran = await run(name, ...args, ...options);
    expect(ran.exit, `${name}: ${ran.error}`).toBe(0);
    const schema = commands.find((command) => command.name === name)?.output ?? z.never();
    expect(z.safeDecode(schema, ran.json()).error, name).toBeUndefined();
  }
}, 60_000);

test('a backup is read as it is, and becomes a vault elsewhere with nothing but the recovery code', async () => {
  const options = vaultOptions();
  const { recoveryCode } = (await run('init', ...options)).json() as { recoveryCode: string };
  await run('call', 'stakeholders.create', '{"name":"云栖服饰","kind":"customer"}', ...options);
  await run('call', 'backups.run', '{}', ...options);
  const status = (await run('call', 'backups.status', '{}', ...options)).json() as {
    folder: string;
    backups: { name: string }[];
  };
  const place = tempFolder();
  const code = join(place, 'code');
  writeFileSync(code, recoveryCode);
  const backup = join(status.folder, status.backups[0]?.name ?? '');
  const files = () => readdirSync(backup, { recursive: true }).sort();
  const before = files();
  const there = ['--vault', backup, '--recovery-code-file', code, '--now', NOW, '--lang', 'en'];
  expect((await run('call', 'stakeholders.list', '{}', ...there)).json()).toMatchObject({ total: 1 });
  const next = JSON.stringify({ recoveryCode, next: 'a new passphrase' });
  for (const write of [
    ['call', 'stakeholders.create', '{"name":"另一家","kind":"customer"}'],
    ['call', 'vault.resetPassphrase', next],
  ]) {
    const { exit, error } = await run(...write, ...there);
    expect([exit, JSON.parse(error).error]).toEqual([
      1,
      { code: 'conflict', message: expect.stringContaining('restore BACKUP') },
    ]);
  }
  expect(files()).toEqual(before);

  const elsewhere = ['--vault', join(place, 'vault'), '--recovery-code-file', code, '--now', NOW];
  // Not into the backup itself, by whatever way it is reached.
  const link = join(place, 'link');
  symlinkSync(backup, link);
  const within = ['--recovery-code-file', code, '--now', NOW];
  for (const [from, to] of [
    [backup, join(backup, 'x')],
    [link, join(link, 'x')],
    [backup, join(link, 'x', 'y')],
  ])
    expect((await run('restore', from ?? '', '--vault', to ?? '', ...within)).exit).toBe(1);
  expect(files()).toEqual(before);
  expect((await run('restore', backup, ...elsewhere)).exit).toBe(0);
  expect((await run('restore', backup, ...elsewhere)).exit).toBe(1);
  expect((await run('call', 'vault.resetPassphrase', next, ...elsewhere)).exit).toBe(0);
  writeFileSync(join(place, 'passphrase'), 'a new passphrase');
  const byPassphrase = ['--vault', join(place, 'vault'), '--passphrase-file', join(place, 'passphrase')];
  expect((await run('call', 'stakeholders.list', '{}', ...byPassphrase)).json()).toMatchObject({ total: 1 });
  expect(files()).toEqual(before);
});

test('a forgotten passphrase is replaced by the recovery code, and guessing is slowed down', async () => {
  const options = vaultOptions();
  const { recoveryCode } = (await run('init', ...options)).json() as { recoveryCode: string };
  const [, folder = '', , passphraseFile = ''] = options;
  const byCode = ['--vault', folder, '--recovery-code-file', `${passphraseFile}.code`, '--lang', 'en'];
  writeFileSync(`${passphraseFile}.code`, `${recoveryCode}\n`);
  const reset = await run(
    'call',
    'vault.resetPassphrase',
    JSON.stringify({ recoveryCode, next: 'another passphrase' }),
    ...byCode,
  );
  expect((reset.json() as { recoveryCode: string }).recoveryCode).not.toBe(recoveryCode);
  writeFileSync(passphraseFile, 'another passphrase');
  expect((await run('due', ...options)).exit).toBe(0);

  const refusals = [];
  for (let tries = 0; tries < 5; tries++) {
    const { exit, error } = await run('due', ...byCode);
    expect(exit).toBe(1);
    refusals.push(JSON.parse(error).error.message);
  }
  expect(refusals.slice(0, 3)).toEqual(Array(3).fill('The recovery code is wrong.'));
  expect(refusals[4]).toMatch(/After 3 wrong tries/);
});

test('guessing at a backup is slowed down as at its vault, whatever it is to become', async () => {
  const options = vaultOptions();
  await run('init', ...options);
  await run('call', 'backups.run', '{}', ...options);
  const { folder, backups } = (await run('call', 'backups.status', '{}', ...options)).json() as {
    folder: string;
    backups: { name: string }[];
  };
  const backup = join(folder, backups[0]?.name ?? '');
  const place = tempFolder();
  writeFileSync(join(place, 'bad'), 'bad');
  const bad = ['--passphrase-file', join(place, 'bad'), '--lang', 'en'];
  const said = [];
  for (const args of [
    ['due', '--vault', backup],
    ['restore', backup, '--vault', join(place, 'r1')],
    ['restore', backup, '--vault', join(place, 'r2')],
    ['restore', backup, '--vault', join(place, 'r3')],
    ['due', '--vault', backup],
    ['due', '--vault', options[1] ?? ''],
  ])
    said.push(JSON.parse((await run(...args, ...bad)).error).error.message);
  expect(said.slice(0, 3)).toEqual(Array(3).fill('The passphrase is wrong.'));
  for (const later of said.slice(3)) expect(later).toMatch(/After 3 wrong tries/);
  expect(readdirSync(place)).toEqual(['bad']);
});

test('what killed runs have left, the copy of a backup or a part of an export, goes with the next one', async () => {
  const options = vaultOptions();
  await run('init', ...options);
  const dead = 2 ** 30;
  const place = tempFolder();
  const file = join(place, 'o.csv');
  const kept = [
    `o.csv.${process.pid}.part`,
    `p.csv.${dead}.part`,
    'o.csv.old.part',
    `o.csv.${dead}.part.txt`,
  ];
  for (const name of [...kept, `o.csv.${dead}.part`]) writeFileSync(join(place, name), '');
  const work = join(process.env.LIAISON_USER_DATA ?? '', 'work');
  const scratch = join(work, `${dead}-abcdef`);
  mkdirSync(join(scratch, 'vaults', '.new vault 1'), { recursive: true });
  const running = join(work, `${process.ppid}-abcdef`);
  mkdirSync(running);

  expect((await run('export', 'people', file, ...options)).exit).toBe(0);
  expect(readdirSync(place).sort()).toEqual([...kept.slice(1), 'o.csv'].sort());
  expect([existsSync(scratch), existsSync(running)]).toEqual([false, true]);
  rmSync(running, { recursive: true });
});
