import { expect, test } from 'vitest';
import { GONE, laterOf } from '../../src/domain/handover.ts';

const line = (versions: string, at = 0) => {
  const had = versions.split(' ');
  return { now: had.pop() ?? GONE, had: new Set(had), at };
};
const gone = (had = '', at = 0) => ({ now: GONE, had: new Set(had.split(' ').filter(Boolean)), at });

test.each([
  ['the same where both are alike', line('a b'), line('b'), 'same'],
  ['theirs where they had mine before', line('a'), line('a b'), 'theirs'],
  ['mine where I had theirs before', line('a b'), line('a'), 'mine'],
  ['both where neither had the other’s', line('a b'), line('a c'), 'both'],
  ['theirs where it never was here', gone(), line('a'), 'theirs'],
  ['mine where it never was there', line('a'), gone(), 'mine'],
  ['theirs where it was removed there', line('a'), gone('a'), 'theirs'],
  ['both where it was removed there and changed here', line('a b'), gone('a'), 'both'],
  ['mine where it was removed here', gone('a'), line('a'), 'mine'],
  ['the later one where it went back and forth', line('a b', 1), line('a b a', 2), 'theirs'],
  ['the later one, also where that is mine', line('a b a', 2), line('a b', 1), 'mine'],
])('%s', (_, mine, theirs, later) => expect(laterOf(mine, theirs)).toBe(later));
