import { z } from 'zod';
import { reads, readsLong, works } from './call.ts';
import { instant, noAnswer, nothing } from './values.ts';

const passphrase = z.string().min(1).max(1024);
const recoveryCode = z.string().max(200);
const folder = z.string().min(1).max(4096);

/** Whether there is a vault, and whether it is open. */
const vaultState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('locked'), folder: z.string(), sample: z.boolean() }),
  z.object({
    state: z.literal('open'),
    folder: z.string(),
    sample: z.boolean(),
    vaultId: z.string(),
    /** By the recovery code: the passphrase is forgotten, and `vault.resetPassphrase` sets a new one. */
    openedBy: z.enum(['passphrase', 'recovery']),
  }),
]);
export type VaultState = z.output<typeof vaultState>;

/** The encrypted folder that holds everything: create, unlock, lock. */
export const vault = {
  'vault.state': reads({
    does: 'Tells whether a vault is open.',
    open: 'any',
    input: nothing,
    output: vaultState,
  }),
  'vault.create': works({
    does: 'Creates an empty vault and opens it. The recovery code is told this once.',
    open: 'any',
    input: z.object({ passphrase, folder: folder.optional() }),
    output: z.object({ folder: z.string(), recoveryCode: z.string() }),
  }),
  'vault.createSample': works({
    does: 'Creates the sample vault, made relative to today, and opens it.',
    open: 'any',
    input: z.object({ passphrase: passphrase.optional(), folder: folder.optional() }),
    output: z.object({ folder: z.string() }),
  }),
  'vault.unlock': works({
    does: 'Opens the vault with the passphrase or the recovery code.',
    open: 'any',
    input: z.object({
      folder: folder.optional(),
      passphrase: passphrase.optional(),
      recoveryCode: recoveryCode.optional(),
      /** Where a copy goes that is made of a backup; else beside other vaults. */
      into: folder.optional(),
    }),
    output: vaultState,
  }),
  'vault.salvage': works({
    does: 'Reads what can be read of a damaged vault into a new one, opens that, and tells what it holds. The damaged one stays as it is.',
    open: 'any',
    input: z.object({
      folder,
      passphrase: passphrase.optional(),
      recoveryCode: recoveryCode.optional(),
    }),
    output: z.object({
      folder: z.string(),
      /** Rows read of each table, and the number of unreadable gaps. */
      tables: z.array(z.object({ table: z.string(), rows: z.number().int(), gaps: z.number().int() })),
      /** Rows dropped because a row that they refer to was lost. */
      dropped: z.number().int(),
    }),
  }),
  'vault.health': readsLong({
    does: 'Reads the whole database and tells whether it is sound.',
    input: nothing,
    output: z.object({ sound: z.boolean(), reason: z.string() }),
  }),
  'vault.lock': works({
    does: 'Closes the vault and forgets its key.',
    open: 'any',
    input: nothing,
    output: noAnswer,
  }),
  'vault.checkPassphrase': works({
    does: 'Succeeds with the passphrase of the open vault; a wrong one counts as a try.',
    input: z.object({ passphrase }),
    output: noAnswer,
  }),
  'vault.changePassphrase': works({
    does: 'Wraps the key anew under another passphrase; the recovery code stays.',
    input: z.object({ current: passphrase, next: passphrase }),
    output: noAnswer,
  }),
  'vault.newRecoveryCode': works({
    does: 'Makes a new recovery code; the old one no longer opens the vault.',
    input: z.object({ passphrase }),
    output: z.object({ recoveryCode: z.string() }),
  }),
  'vault.resetPassphrase': works({
    does: 'Sets a new passphrase without the old one, in a vault that was opened by its recovery code, and makes a new code.',
    input: z.object({ recoveryCode, next: passphrase }),
    output: z.object({ recoveryCode: z.string() }),
  }),
  'vault.tries': reads({
    does: 'Wrong tries at a vault since it was last opened, and how long until the next is heard.',
    open: 'any',
    input: z.object({ folder }),
    output: z.object({ wrong: z.int(), waitMs: z.int() }),
  }),
  'vault.lastBackup': reads({
    does: 'The last backup of a vault that can’t be opened, in the folders that are known of: `vault.unlock` takes its folder.',
    open: 'any',
    input: z.object({ folder }),
    output: z.object({ folder: z.string(), at: instant }).nullable(),
  }),
  'vault.copies': reads({
    does: 'Folders on this computer known to hold copies of the open vault: opened from a backup, or salvaged.',
    input: nothing,
    output: z.array(z.string()),
  }),
  'vault.known': reads({
    does: 'Vaults opened on this computer before, latest first.',
    open: 'any',
    input: nothing,
    output: z.array(z.object({ folder: z.string(), sample: z.boolean() })),
  }),
};
