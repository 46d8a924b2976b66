import { expect, test } from 'vitest';
import { openDesk } from '../vault-fixture.ts';

test('contacts from before a stakeholder was entered count for the periods they were in', async () => {
  const desk = await openDesk({ now: '2026-11-23T09:00:00+08:00' });
  const { id } = await desk.call('stakeholders.create', { name: 'Acme', kind: 'customer', tier: 'key' });
  for (const day of ['2026-04-30', '2026-05-29', '2026-08-10', '2026-09-10'])
    await desk.call('interactions.log', {
      stakeholderIds: [id],
      at: `${day}T10:00:00+08:00`,
      channel: 'visit',
    });
  const compliance = async (period: string) =>
    (await desk.call('kpi.figures', { period })).figures.find((figure) => figure.id === 'cadence-compliance')
      ?.of;

  // Monthly: 30 April anchors, 29 May is made, 29 June missed. Quarterly face to face: 30 July made on 29 May.
  expect(await compliance('2026Q2')).toEqual({ made: 2, total: 3 });
  // Monthly: 29 July missed, 29 August made on 10 August, 10 September made. Quarterly: 29 August made on 10 August,
  // 10 November on 10 September.
  expect(await compliance('2026Q3')).toEqual({ made: 4, total: 5 });
});
