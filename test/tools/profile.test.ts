import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeProfile, profilesOf, removeProfile } from '../../tools/host/chromium/profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'liaison-profile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a profile is the user’s alone, and its preferences offer, look up and send nothing', () => {
  const profile = makeProfile(join(folder, 'plain'));
  expect(statSync(profile).mode & 0o077).toBe(0);
  const read = (name: string) => JSON.parse(readFileSync(join(profile, name), 'utf8'));
  expect(read('Default/Preferences')).toMatchObject({
    credentials_enable_service: false,
    autofill: { profile_enabled: false, credit_card_enabled: false },
    translate: { enabled: false },
    browser: { enable_spellchecking: false },
    spellcheck: { use_spelling_service: false },
    search: { suggest_enabled: false },
    proxy: { pac_mandatory: true },
  });
  expect(read('Local State')).toMatchObject({ proxy: { pac_mandatory: true } });
});

test('one run’s profile is not another’s, and all of them are found: also where earlier versions had it', () => {
  const userData = join(folder, 'Liaison 联络台');
  const made = [makeProfile(userData), makeProfile(userData)];
  mkdirSync(join(userData, 'chromium-headless'), { recursive: true });
  expect(new Set(made).size).toBe(2);
  expect(profilesOf(userData)).toEqual(expect.arrayContaining(made));
  expect(profilesOf(userData)).toHaveLength(3);
  for (const profile of profilesOf(userData)) removeProfile(profile);
  expect(made.some((profile) => existsSync(profile))).toBe(false);
});

test.runIf(process.platform === 'linux')(
  'on Linux its path is ASCII whatever the user-data folder is called',
  () => {
    const profile = makeProfile(join(folder, 'Liaison 联络台'));
    expect(profile).toMatch(/^[\x20-\x7e]+$/);
    removeProfile(profile);
  },
);
