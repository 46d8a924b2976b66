import { expect, test } from 'vitest';
import { parseRoute } from '../../src/renderer/route.ts';

test('an address names a page, what lies below it, and a query', () => {
  const route = parseRoute('#/kpi/compliance?period=2026Q3&by=tier');
  expect(route.path).toEqual(['kpi', 'compliance']);
  expect(Object.fromEntries(route.query)).toEqual({ period: '2026Q3', by: 'tier' });
});

test('names in Chinese arrive as they were, and what is no URI text is taken as it is', () => {
  expect(parseRoute('#/reports/%E5%AD%A3%E5%BA%A6').path).toEqual(['reports', '季度']);
  expect(parseRoute('#/x/100%').path).toEqual(['x', '100%']);
});

test('nothing, a bare mark and a question alone lead nowhere', () => {
  for (const hash of ['', '#', '#/', '#/?']) expect(parseRoute(hash).path).toEqual([]);
});
