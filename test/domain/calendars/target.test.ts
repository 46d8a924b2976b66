import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  parseTarget,
  TARGET_UNITS,
  targetMessage,
  targetText,
} from '../../../src/domain/calendars/target.ts';
import { text } from '../../../src/i18n/index.ts';

test.each([
  ['3 working days', 3, 'working-days'],
  ['1 working day', 1, 'working-days'],
  ['3个工作日', 3, 'working-days'],
  ['5 business days', 5, 'working-days'],
  ['24 h', 24, 'hours'],
  ['24h', 24, 'hours'],
  ['48 hours', 48, 'hours'],
  ['２４小时', 24, 'hours'],
  ['24 个小时', 24, 'hours'],
  ['1.5 hours', 1.5, 'hours'],
  ['3 min', 3, 'minutes'],
  ['3分钟', 3, 'minutes'],
  ['7 days', 7, 'days'],
  ['2天', 2, 'days'],
  ['2 business hours', 2, 'business-hours'],
  ['2 Working-Hours', 2, 'business-hours'],
  ['2工作小时', 2, 'business-hours'],
  ['0.5个工作小时', 0.5, 'business-hours'],
  ['90 business minutes', 90, 'business-minutes'],
])('%s', (written, amount, unit) => {
  expect(parseTarget(written)).toEqual({ ok: true, value: { amount, unit } });
});

test.each([
  '',
  ' ',
  'soon',
  '3',
  'working days',
  '0 h',
  '-3 h',
  '1.5 working days',
  '1.5 min',
  '0.0001 h',
  '1e3 h',
  'NaN h',
  '3 h 2',
  '3 months',
  '999999 h',
  '261 working days',
  '3 working days!',
  '٣ h',
  `${'9'.repeat(400)} h`,
  `3 ${'h'.repeat(9_999)}`,
])('%j is no target', (written) => {
  expect(parseTarget(written)).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

test('any text is either a target or refused, and a target reads back as it is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (written) => typeof parseTarget(written).ok === 'boolean'),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 260 }), fc.constantFrom(...TARGET_UNITS), (amount, unit) => {
      expect(parseTarget(targetText({ amount, unit }))).toEqual({ ok: true, value: { amount, unit } });
    }),
  );
});

test('a target is told in the language of the user', () => {
  expect(text('zh-CN', targetMessage({ amount: 3, unit: 'working-days' }))).toBe('3 个工作日');
  expect(text('en', targetMessage({ amount: 1, unit: 'business-hours' }))).toBe('1 business hour');
});

test('a target that is too long is told the longest', () => {
  const refused = parseTarget('1000 working days');
  expect(refused.ok ? '' : text('en', refused.error.message)).toBe(
    '“1000 working days” is too long for a target; the longest is 260 working days.',
  );
});
