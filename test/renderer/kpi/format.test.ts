import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../src/i18n/index.ts';
import { changeTone, formatChange, formatValue } from '../../../src/renderer/kpi/format.ts';

const zh = createI18n('zh-CN').getFixedT('zh-CN');
const en = createI18n('en').getFixedT('en');

describe('a figure', () => {
  it('is written with its unit', () => {
    expect(formatValue(0.9333, 'ratio', zh, 'zh-CN')).toBe('93.3%');
    expect(formatValue(5.25, 'hours', en, 'en')).toBe('5.3 h');
    expect(formatValue(1 / 60, 'hours', en, 'en')).toBe('1 min');
    expect(formatValue(0, 'hours', en, 'en')).toBe('0.0 h');
    expect(formatValue(1234, 'count', zh, 'zh-CN')).toBe('1,234');
    expect(formatValue(null, 'score', zh, 'zh-CN')).toBe('—');
  });

  it('changes by percentage points, with a sign', () => {
    expect(formatChange(0.021, 'ratio', zh, 'zh-CN')).toBe('+2.1 个百分点');
    expect(formatChange(-0.021, 'ratio', en, 'en')).toBe('−2.1 pp');
    expect(formatChange(-0.25, 'hours', zh, 'zh-CN')).toBe('−15 分钟');
    expect(formatChange(0, 'count', en, 'en')).toBe('0');
  });

  it('is better when it moves to where it should', () => {
    expect(changeTone({ change: -3, better: 'lower', unit: 'hours' })).toBe('good');
    expect(changeTone({ change: -0.1, better: 'higher', unit: 'ratio' })).toBe('bad');
    expect(changeTone({ change: 0.00001, better: 'higher', unit: 'ratio' })).toBe('neutral');
    expect(changeTone({ change: 5, better: 'neither', unit: 'count' })).toBe('neutral');
  });
});
