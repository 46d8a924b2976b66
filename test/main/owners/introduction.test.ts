import { describe, expect, test } from 'vitest';
import { openDesk } from '../vault-fixture.ts';

describe('who works here', () => {
  test.each(['zh-CN', 'en'] as const)(
    'is asked in a vault that was made in %s, until somebody says so',
    async (language) => {
      const desk = await openDesk({ language });
      expect(await desk.call('owners.introduction', {})).toMatchObject({ asked: true, organisation: '' });
      for (const name of ['', ' ', '\u3000', '\u200b', '\u2060\ufeff'])
        expect(await desk.refused('owners.introduce', { name })).toMatchObject({ code: 'invalid' });
      await desk.call('owners.introduce', { name: '周明', department: '销售部', organisation: '甬江贸易' });
      expect(await desk.call('owners.introduction', {})).toEqual({
        name: '周明',
        department: '销售部',
        organisation: '甬江贸易',
        asked: false,
      });
    },
  );

  test('is named by the trail and by the evaluation report from then on', async () => {
    const desk = await openDesk({ now: '2026-11-23T09:00:00+08:00' });
    await desk.call('owners.introduce', { name: '周明', organisation: '甬江贸易' });
    await desk.call('stakeholders.create', { name: '甲公司', kind: 'customer' });
    const { rows } = await desk.call('trail.list', {});
    expect(JSON.stringify(rows[0])).toContain('周明');
    expect(await desk.call('reports.get', { period: '2026Q3' })).toMatchObject({
      preparedBy: '周明',
      organisation: '甬江贸易',
    });
  });

  test('stays without a name only where that is said, and is not asked again', async () => {
    const desk = await openDesk();
    await desk.call('owners.stayUnnamed', {});
    expect(await desk.call('owners.introduction', {})).toMatchObject({ asked: false });
    expect(await desk.call('actions.steps', {})).toMatchObject({ undo: [] });
  });
});
