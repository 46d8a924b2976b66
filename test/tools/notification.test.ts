import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withDesktop } from '../e2e/harness.desktop.ts';
import { until } from '../e2e/harness.ts';
import { runFixture } from './run-fixture.ts';

test.runIf(process.platform === 'linux')(
  'a notification reaches the desktop after the window was closed, and a click comes back',
  async () => {
    const userData = mkdtempSync(join(tmpdir(), 'liaison-notify-'));
    await withDesktop(async ({ env, shown, click }) => {
      const app = runFixture('notify.mjs', userData, [], env);
      await app.hears('show');
      await until('the daemon’s copy', () => shown[0]);
      expect(shown).toEqual([{ title: '今天 3 位到期', body: 'Zhang Wei &amp; &lt;partners&gt;' }]);
      await click();
      await app.hears('click');
      app.child.kill();
      expect(await app.ended).toBe(0);
    });
    rmSync(userData, { recursive: true, force: true });
  },
);
