import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createVault } from '../e2e/harness.ts';
import { at, CLOCK, call, MEGABYTE, run } from '../e2e/measured.ts';

/** A pack of so many attachments of 25 MB; 40 of them are the largest pack there may be. */
const FILES = Number(process.env.LIAISON_BENCH_FILES ?? 6);
const FILE_BYTES = 25 * MEGABYTE;

test(`making, looking at and taking over a pack of ${FILES} attachments of 25 MB by the built command line`, () => {
  const [leaver, successor] = [createVault('init', ...CLOCK), createVault('init', ...CLOCK)];
  const { recipient } = call(successor, 'handover.key', {});
  const { id } = call(leaver, 'stakeholders.create', { name: '甲公司', kind: 'customer' });
  const when = { at: '2026-11-20T10:00:00+08:00', channel: 'visit' };
  const talk = call(leaver, 'interactions.log', { stakeholderIds: [id], ...when });
  /** A command that does nothing with attachments, beside opening a vault. */
  const floor = run(successor, ['due']).peak;
  for (let n = 0; n < FILES; n++) {
    const content = randomBytes(FILE_BYTES).toString('base64');
    call(leaver, 'attachments.add', { interactionId: talk.id, name: `现场${n}.mp4`, content });
  }
  const who = ['--recipient', recipient, '--successor', '周建国', '--leaver', '林晓梅'];
  const acts = {
    making: run(leaver, ['hand-over', ...who, '--out', at('a.liaison-pack')]),
    'looking at it': run(successor, ['take-over', '--look', at('a.liaison-pack')]),
    'taking it over': run(successor, ['take-over', at('a.liaison-pack')]),
  };
  console.table(
    Object.fromEntries(
      Object.entries(acts).map(([act, { status, peak }]) => {
        expect(status).toBe(0);
        const beyond = (peak - floor) / FILE_BYTES;
        return [
          act,
          {
            'peak, MB': Math.round(peak / MEGABYTE),
            'beyond opening ÷ largest attachment': beyond.toFixed(1),
          },
        ];
      }),
    ),
  );
});
