import { describe, expect, it } from 'vitest';
import { wantedBy } from '../../../src/renderer/interactions/filter.ts';

describe('the log of interactions', () => {
  it('asks for nothing that was not chosen', () => {
    expect(wantedBy({}, 'Asia/Shanghai')).toEqual({});
    expect(wantedBy({ effective: 'all' }, 'Asia/Shanghai')).toEqual({});
    expect(wantedBy({ query: '报价', effective: 'attempted' }, 'Asia/Shanghai')).toEqual({
      query: '报价',
      effective: false,
    });
  });

  it('asks for whole days of the zone, both ends included', () => {
    expect(wantedBy({ from: '2026-11-20', to: '2026-11-20' }, 'Asia/Shanghai')).toEqual({
      from: '2026-11-19T16:00:00.000Z',
      until: '2026-11-20T16:00:00.000Z',
    });
  });
});
