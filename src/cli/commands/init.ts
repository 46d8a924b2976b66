import { contract } from '../../contract/index.ts';
import type { Command } from '../command.ts';
import { print, printRefusal } from '../output.ts';
import { readSecret } from '../secret.ts';

export const initCommand: Command = {
  name: 'init',
  usage:
    '--vault FOLDER --passphrase-file FILE [--name NAME] [--department NAME] [--organisation NAME] [--unnamed]',
  options: ['name', 'department', 'organisation'],
  flags: ['unnamed'],
  does: 'creates an empty vault',
  words: [0, 0],
  vault: 'new',
  output: contract['vault.create'].output,
  async run(run) {
    const secret = readSecret(run.common);
    if (!secret.ok) return printRefusal({ code: secret.error.code, message: run.text(secret.error.message) });
    const created = await run.call('vault.create', secret.value);
    if (!created.ok) return printRefusal(created.error);
    const name = run.option('name');
    const { department = '', organisation = '' } = {
      department: run.option('department'),
      organisation: run.option('organisation'),
    };
    const introduction =
      name !== undefined
        ? await run.call('owners.introduce', { name, department, organisation })
        : run.flag('unnamed')
          ? await run.call('owners.stayUnnamed', {})
          : undefined;
    if (introduction?.ok === false) return printRefusal(introduction.error);
    print(created.value);
    return 0;
  },
};
