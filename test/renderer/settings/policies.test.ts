import { describe, expect, it } from 'vitest';
import { condition, contentIssues, issueAt, withItem } from '../../../src/renderer/policies/topic.ts';

describe('a policy being edited', () => {
  it('shows what the core refuses beside the field', () => {
    const issues = contentIssues([{ path: 'content.rules.3.kinds.0', message: '此项有误。' }]);
    expect(issueAt(issues, 'rules.3.kinds')).toBe('此项有误。');
    expect(issueAt(issues, 'rules.3.tiers')).toBeUndefined();
    expect(issueAt(issues, 'rules.30.kinds')).toBeUndefined();
  });

  it('drops a condition that nothing is chosen for', () => {
    expect(condition('kinds', [])).toEqual({});
    expect(condition('kinds', ['customer'])).toEqual({ kinds: ['customer'] });
  });

  it('changes or takes out one rule and leaves the others', () => {
    expect(withItem(['a', 'b', 'c'], 1, 'x')).toEqual(['a', 'x', 'c']);
    expect(withItem(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
  });
});
