import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  byDay,
  type InteractionRow,
  NO_FILTER,
  wantedBy,
} from '../../../src/renderer/interactions/filter.ts';

const row = (id: string, at: string): InteractionRow => ({
  id,
  at,
  stakeholders: [],
  channel: 'phone',
  direction: 'outbound',
  purpose: null,
  effective: true,
  summary: '',
  ownerName: null,
  attachments: 0,
});

describe('the log of interactions', () => {
  it('asks for nothing that was not chosen', () => {
    expect(wantedBy(NO_FILTER, 'Asia/Shanghai')).toEqual({});
    expect(wantedBy({ ...NO_FILTER, query: '  ', effective: 'attempted' }, 'Asia/Shanghai')).toEqual({
      effective: false,
    });
  });

  it('asks for whole days of the zone, both ends included', () => {
    const on = Temporal.PlainDateTime.from('2026-11-20T15:00');
    expect(wantedBy({ ...NO_FILTER, from: on, to: on }, 'Asia/Shanghai')).toEqual({
      from: '2026-11-19T16:00:00.000Z',
      until: '2026-11-20T16:00:00.000Z',
    });
  });

  it('is headed by the days of the zone', () => {
    const rows = [
      row('c', '2026-11-20T16:30:00Z'),
      row('b', '2026-11-20T15:30:00Z'),
      row('a', '2026-11-19T16:30:00Z'),
    ];
    expect(byDay(rows, 'Asia/Shanghai').map(({ on, rows }) => [on, rows.map(({ id }) => id)])).toEqual([
      ['2026-11-21', ['c']],
      ['2026-11-20', ['b', 'a']],
    ]);
  });
});
