import { expect, test } from 'vitest';
import { goodRows, remap } from '../../../src/renderer/imports/source.ts';

const column = (position: number, field: string | null) => ({
  position,
  heading: `${position}`,
  field,
  examples: [],
});
const columns = [column(0, 'stakeholderName'), column(1, 'personName'), column(2, 'phone'), column(3, null)];

test('a field of which a row has one moves from its column to the new one', () => {
  expect(remap(columns, 3, 'personName')).toEqual({ 0: 'stakeholderName', 2: 'phone', 3: 'personName' });
});

test('several columns may hold phones', () => {
  expect(remap(columns, 3, 'phone')).toEqual({
    0: 'stakeholderName',
    1: 'personName',
    2: 'phone',
    3: 'phone',
  });
});

test('a column can be left out', () => {
  expect(remap(columns, 2, null)).toEqual({ 0: 'stakeholderName', 1: 'personName' });
});

test('rows that change nothing are not counted as imported', () => {
  const counts = {
    rows: 10,
    stakeholdersCreated: 3,
    stakeholdersUpdated: 2,
    peopleCreated: 5,
    peopleUpdated: 0,
    contactsLogged: 0,
    unchanged: 3,
    rejected: 2,
  };
  expect(goodRows(counts)).toBe(5);
});
