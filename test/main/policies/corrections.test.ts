import { describe, expect, test } from 'vitest';
import { openDesk } from '../vault-fixture.ts';

const rules = (every: string) => ({
  rules: [{ id: 'all', slot: 'any', every }],
  organisationObligations: [],
});
const version = (effectiveFrom: string, every: string) =>
  ({ topic: 'cadence', effectiveFrom, content: rules(every) }) as const;

describe('a version of the rules', () => {
  test('that was approved stays; its correction stands beside it, with a reason', async () => {
    const desk = await openDesk();
    const approved = { ...version('2026-12-01', '2 weeks'), approvedBy: '王总' };
    await desk.call('policies.save', approved);
    expect(await desk.refused('policies.save', version('2026-12-01', '1 year'))).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('was approved'),
      issues: [{ path: 'reason' }],
    });
    await desk.call('policies.save', {
      ...version('2026-12-01', '3 weeks'),
      approvedBy: '王总',
      reason: '抄错',
    });
    const versions = await desk.call('policies.versions', { topic: 'cadence' });
    expect(
      versions.map(({ state, reason, content }) => [
        state,
        reason,
        JSON.stringify(content).includes('3 weeks'),
      ]),
    ).toEqual([
      ['future', '抄错', true],
      ['corrected', '', false],
      ['current', '', false],
    ]);
    for (const { id } of versions)
      expect((await desk.refused('policies.remove', { id })).code).toBe('conflict');
  });

  test('that nobody has approved and that judges nothing yet is changed as often as one likes', async () => {
    const desk = await openDesk();
    for (const every of ['2 weeks', '3 weeks'])
      await desk.call('policies.save', version('2026-12-01', every));
    const versions = await desk.call('policies.versions', { topic: 'cadence' });
    expect(versions.map(({ state }) => state)).toEqual(['future', 'current']);
    await desk.call('policies.remove', { id: versions[0]?.id ?? '' });
  });

  test('by which a quarter that is over was judged turns no missed quarter into a met one without a word', async () => {
    const desk = await openDesk({ now: '2026-01-05T09:00:00+08:00' });
    const { id } = await desk.call('stakeholders.create', {
      name: '甲',
      kind: 'customer',
      activeFrom: '2026-01-05',
    });
    await desk.call('policies.save', version('2026-01-05', '1 week'));
    desk.setNow('2026-11-23T09:00:00+08:00');
    const compliance = async () =>
      (await desk.call('kpi.figures', { period: '2026Q1' })).figures.find(
        (one) => one.id === 'cadence-compliance',
      )?.actual;
    const missed = await compliance();
    expect(missed).toBe(0);
    const lenient = version('2026-01-05', 'off');
    expect((await desk.refused('policies.save', lenient)).message).toContain('Quarters that are over');
    expect(await compliance()).toBe(missed);
    await desk.call('policies.save', { ...lenient, reason: '该客户当时已停业' });
    expect(await compliance()).not.toBe(missed);
    const told = JSON.stringify(await desk.call('policies.versions', { topic: 'cadence' }));
    expect(told).toContain('该客户当时已停业');
    expect(id).not.toBe('');
  });
});

test.each([
  ['no-such-indicator', 0.9],
  ['cadence-compliance', 95],
  ['cadence-compliance', -0.1],
  ['satisfaction', 6],
  ['open-feedback', -1],
])('a target that can’t be one is refused, and named: %s %d', async (id, target) => {
  const desk = await openDesk();
  const refused = await desk.refused('policies.save', {
    topic: 'kpi-targets',
    effectiveFrom: '2026-12-01',
    content: { targets: { [id]: target } },
  });
  expect(refused).toMatchObject({ code: 'invalid', issues: [{ path: `targets.${id}` }] });
  expect(refused.message).toContain(id);
});
