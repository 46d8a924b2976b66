import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CoreEvent } from '../../../src/contract/events.ts';
import { createCore } from '../../../src/main/core.ts';
import { settingsInMemory } from '../../../src/main/settings/app-settings.ts';
import { openDesk, PASSPHRASE } from '../vault-fixture.ts';

const NOW = Date.parse('2026-11-23T09:00:00+08:00');

/** A window of its own on a vault, as another process has it. */
async function window(folder: string) {
  const events: CoreEvent[] = [];
  const core = createCore({
    now: () => NOW,
    zone: 'Asia/Shanghai',
    settings: settingsInMemory('en'),
    userData: `${folder}-of-another`,
    desk: true,
    emit: (event) => events.push(event),
    notify: async () => true,
    badge: () => {},
    report: (error) => {
      throw error;
    },
  });
  await core.call('vault.unlock', { folder, passphrase: PASSPHRASE });
  const changed = () => events.filter(({ name }) => name === 'data.changed');
  const until = async (count: number) => {
    while (changed().length < count) await after(50);
  };
  return { core, changed, until };
}

test('what another process writes is told here, and nobody tells on', async () => {
  const desk = await openDesk();
  const [one, other] = [await window(desk.folder), await window(desk.folder)];
  try {
    await desk.call('stakeholders.create', { name: '甲公司', kind: 'customer' });
    await Promise.all([one.until(1), other.until(1)]);
    const [told] = one.changed();
    if (told?.name !== 'data.changed') throw new Error('not told');
    expect(told.payload.nouns).toEqual(
      expect.arrayContaining(['stakeholders', 'today', 'kpi', 'handover', 'trail']),
    );
    expect(told.payload.nouns).not.toContain('settings');
    const { value } = (await one.core.call('stakeholders.list', {})) as {
      ok: true;
      value: { total: number };
    };
    expect(value.total).toBe(1);
    await one.core.call('stakeholders.create', { name: '乙公司', kind: 'customer' });
    const before = one.changed().length;
    await other.until(2);
    // Each looks once a second: they would tell each other for ever.
    await after(3_500);
    expect(one.changed().length).toBe(before);
    expect(other.changed().length).toBe(2);
  } finally {
    one.core.close();
    other.core.close();
  }
});
