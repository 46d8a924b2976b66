import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Change,
  type Draft,
  historyReducer,
  startHistory,
  withoutBlanks,
} from '../../../src/renderer/reports/draft.ts';

const empty: Draft = { organisation: '', preparedBy: '', measures: [], signatories: [] };
const type = (field: string, patch: Partial<Draft>): Change => ({ type: 'edit', field, patch });
const edited = (...changes: Change[]) => changes.reduce(historyReducer, startHistory(empty));

describe('a report being written', () => {
  it('takes a burst of typing back as one step', () => {
    const typed = edited(
      type('organisation', { organisation: '东' }),
      type('organisation', { organisation: '东海' }),
      type('add 0', { measures: [''] }),
      type('measure 0', { measures: ['每周例会'] }),
    );
    expect(historyReducer(typed, { type: 'undo' }).now).toEqual({
      ...empty,
      organisation: '东海',
      measures: [''],
    });
    expect(edited(type('organisation', { organisation: '东海' }), { type: 'undo' }).now).toEqual(empty);
  });

  it('begins a new step after a pause', () => {
    const typed = edited(
      type('organisation', { organisation: '东' }),
      { type: 'settled' },
      type('organisation', { organisation: '东海' }),
      { type: 'undo' },
    );
    expect(typed.now.organisation).toBe('东');
  });

  it('comes back to where it was after as many redos as undos', () => {
    const change = fc.oneof(
      fc.record({
        type: fc.constant('edit' as const),
        field: fc.constantFrom('a', 'b'),
        patch: fc.record({ organisation: fc.string() }),
      }),
      fc.constantFrom<Change>({ type: 'settled' }, { type: 'undo' }, { type: 'redo' }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const history = edited(...changes);
        const undone = history.past.reduce((so) => historyReducer(so, { type: 'undo' }), history);
        expect(undone.past).toEqual([]);
        const redone = history.past.reduce((so) => historyReducer(so, { type: 'redo' }), undone);
        expect(redone.now).toEqual(history.now);
      }),
    );
  });

  it('is kept without what has been left empty', () => {
    const draft = {
      ...empty,
      measures: [' ', '每周例会'],
      signatories: [
        { role: '', name: '' },
        { role: '批准', name: '' },
      ],
    };
    expect(withoutBlanks(draft)).toEqual({
      ...empty,
      measures: ['每周例会'],
      signatories: [{ role: '批准', name: '' }],
    });
  });
});
