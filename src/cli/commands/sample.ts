import { contract } from '../../contract/index.ts';
import type { Command } from '../command.ts';
import { print, printRefusal } from '../output.ts';
import { readSecret } from '../secret.ts';

export const sampleCommand: Command = {
  name: 'sample',
  usage: '--vault FOLDER --passphrase-file FILE',
  does: 'creates a sample vault, made relative to --now in --zone',
  words: [0, 0],
  vault: 'new',
  output: contract['vault.createSample'].output,
  async run(run) {
    const secret = readSecret(run.common);
    if (!secret.ok) return printRefusal({ code: secret.error.code, message: run.text(secret.error.message) });
    const created = await run.call('vault.createSample', secret.value);
    if (!created.ok) return printRefusal(created.error);
    print(created.value);
    return 0;
  },
};
