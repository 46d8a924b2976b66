import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knownVaults } from '../../../src/main/keeper/known-vaults.ts';
import { openSettingsFile } from '../../../src/main/settings/app-settings.ts';
import type { OpenVault } from '../../../src/main/vault/vault.ts';
import { tempFolder } from '../vault-fixture.ts';

/** Where a file is to be written, somebody's folder stands. */
function unwritable(folder: string): () => void {
  mkdirSync(join(folder, 'settings.json.new'));
  return () => rmdirSync(join(folder, 'settings.json.new'));
}

test('a setting that can’t be written down doesn’t hold', () => {
  const folder = tempFolder();
  const settings = openSettingsFile(folder, 'en');
  const mend = unwritable(folder);
  expect(() => settings.set({ theme: 'dark', language: 'zh-CN' })).toThrow();
  expect(settings.get()).toMatchObject({ theme: 'system', language: 'en' });
  mend();
  settings.set({ theme: 'dark' });
  expect(settings.get().theme).toBe('dark');
  expect(openSettingsFile(folder, 'en').get().theme).toBe('dark');
});

test('that closing keeps reminding is a choice only where it was chosen: an older version wrote so by itself', () => {
  const kept = (file: object) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(file));
    return openSettingsFile(folder, 'en');
  };
  expect(kept({ theme: 'dark', closeToTray: true }).get()).toMatchObject({
    theme: 'dark',
    closeToTray: null,
  });
  expect(kept({ closeToTray: false }).get().closeToTray).toBe(false);
  const folder = tempFolder();
  openSettingsFile(folder, 'en').set({ closeToTray: true });
  expect(openSettingsFile(folder, 'en').get().closeToTray).toBe(true);
});

test('a vault that was opened is known in this run though that can’t be written down', () => {
  const folder = tempFolder();
  const settings = openSettingsFile(folder, 'en');
  const known = knownVaults(settings);
  const note = (name: string) => known.note({ folder: name, sample: false } as OpenVault, `${name}-backups`);
  const mend = unwritable(folder);
  expect(() => note('/first')).toThrow();
  expect(known.all()).toMatchObject([{ folder: '/first' }]);
  mend();
  note('/second');
  expect(settings.get().vaults).toMatchObject([{ folder: '/second' }, { folder: '/first' }]);
});
