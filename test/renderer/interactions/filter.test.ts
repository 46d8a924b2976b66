import { describe, expect, it } from 'vitest';
import { listFilterOf } from '../../../src/renderer/interactions/filter.ts';

describe('the log of interactions', () => {
  it('asks for nothing that was not chosen', () => {
    expect(listFilterOf({}, 'Asia/Shanghai')).toEqual({});
    expect(listFilterOf({ effective: 'all' }, 'Asia/Shanghai')).toEqual({});
    expect(listFilterOf({ query: '报价', effective: 'attempted' }, 'Asia/Shanghai')).toEqual({
      query: '报价',
      effective: false,
    });
  });

  it('asks for whole days of the zone, both ends included', () => {
    expect(listFilterOf({ from: '2026-11-20', to: '2026-11-20' }, 'Asia/Shanghai')).toEqual({
      from: '2026-11-19T16:00:00.000Z',
      until: '2026-11-20T16:00:00.000Z',
    });
  });
});
