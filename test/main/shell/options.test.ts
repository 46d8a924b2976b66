import { describe, expect, test } from 'vitest';
import { argumentsLater, coreArguments, readOptions } from '../../../src/main/shell/options.ts';

describe('the command line of the main process', () => {
  test('without arguments it opens the desk, after login without a window', () => {
    expect(readOptions([], {}).task).toEqual({ task: 'desk', hidden: false });
    expect(readOptions(['--hidden'], {}).task).toEqual({ task: 'desk', hidden: true });
  });

  test('what belongs to the core is handed on, and nothing else', () => {
    const options = readOptions(
      ['--vault=/v', '--passphrase-file', '/p', '--lang=en', '--no-sandbox', '--unknown=1', 'word'],
      {},
    );
    expect(coreArguments(options, '/u')).toEqual([
      '--user-data=/u',
      '--vault=/v',
      '--passphrase-file=/p',
      '--lang=en',
    ]);
    expect(options.language).toBe('en');
  });

  test('a language that we do not speak leaves the choice to the computer', () => {
    expect(readOptions(['--lang=tlh'], {}).language).toBeUndefined();
  });

  test('the user-data folder is named by argument or environment', () => {
    expect(readOptions([], { LIAISON_USER_DATA: '/e' }).userData).toBe('/e');
    expect(readOptions(['--user-data=/a'], { LIAISON_USER_DATA: '/e' }).userData).toBe('/a');
  });

  test('a report needs a file to go to', () => {
    expect(readOptions(['--print-report=2026Q3', '--out=r.pdf'], {}).task).toEqual({
      task: 'print-report',
      period: '2026Q3',
      out: 'r.pdf',
      includeStrict: false,
    });
    expect(readOptions(['--print-report=2026Q3', '--out=r.pdf', '--include-strict'], {}).task).toMatchObject({
      includeStrict: true,
    });
    expect(readOptions(['--print-report=2026Q3'], {}).task).toEqual({ task: 'desk', hidden: false });
  });

  test('a tour shows the pages named, in the size asked for', () => {
    expect(
      readOptions(['--tour=t', '--route=#/a', '--route=#/b', '--size=800x600', '--theme=dark'], {}).task,
    ).toEqual({
      task: 'tour',
      folder: 't',
      routes: ['#/a', '#/b'],
      size: { width: 800, height: 600 },
      theme: 'dark',
    });
    expect(readOptions(['--tour=t', '--size=huge'], {}).task).toMatchObject({
      size: { width: 1280, height: 800 },
    });
  });
});

test('a core that starts later goes on where the one before was, and opens nothing after a lock', () => {
  const now = '--now=2026-11-22T09:00:00+08:00';
  const { forCore } = readOptions(
    ['--vault=/v', '--passphrase-file=/p', now, '--zone=Asia/Shanghai', '--lang=en'],
    {},
  );
  const later = (afterLock: boolean) => argumentsLater(forCore, { elapsedMs: 60_000, afterLock });
  const clock = ['--now=2026-11-22T01:01:00.000Z', '--zone=Asia/Shanghai'];
  expect(later(true)).toEqual(clock);
  expect(later(false)).toEqual(['--vault=/v', '--passphrase-file=/p', ...clock]);
});
