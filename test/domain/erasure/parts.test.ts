import { expect, test } from 'vitest';
import { partsOf } from '../../../src/domain/erasure/parts.ts';

test.each([
  ['王芳 Wang Fang', ['王芳', 'Wang Fang']],
  ['Wang Fang 王芳', ['Wang Fang', '王芳']],
  ['王芳（Wang Fang）', ['王芳', 'Wang Fang']],
  ['王芳(采购)', ['王芳', '采购']],
  ['王芳/Fang Wang', ['王芳', 'Fang Wang']],
  ['王芳女士', ['王芳']],
  ['Dr. Wang Fang', ['Wang Fang']],
  ['王芳', []],
  ['Tom Lee', []],
  ['玛丽·居里', []],
  ['王总', []],
])('%s', (name, parts) => {
  expect(partsOf(name)).toEqual(parts);
});
