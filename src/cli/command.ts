import type { z } from 'zod';
import type { Input, Output } from '../contract/call.ts';
import type { CallName, CoreContract } from '../contract/index.ts';
import type { Message } from '../domain/message.ts';
import type { Language } from '../i18n/languages.ts';
import type { WireError, WireResult } from '../main/ipc/serve.ts';
import type { Session } from '../main/session/session.ts';
import type { Exit } from './output.ts';

/** Options that every command takes besides its own. */
export type CommonOptions = {
  vault: string | undefined;
  passphraseFile: string | undefined;
  /** Opens the vault instead of its passphrase. */
  recoveryCodeFile: string | undefined;
  now: number;
  zone: string;
  language: Language;
};

type Answer<N extends CallName> =
  | { ok: true; value: Output<CoreContract[N]> }
  | { ok: false; error: WireError };

/** A run of the command line: the core, and what was typed. */
export type Run = {
  common: CommonOptions;
  /** Words after the command's name that are no options. */
  words: string[];
  option(name: string): string | undefined;
  flag(name: string): boolean;
  /** Makes a call of the contract, typed. */
  call<N extends CallName>(name: N, input: Input<CoreContract[N]>): Promise<Answer<N>>;
  /** Makes any call by name, as it was typed. */
  callRaw(name: string, input: unknown): Promise<WireResult>;
  /** The open vault, for commands that drive more than one call. */
  session(): Session | null;
  text(message: Message): string;
};

export type Command = {
  name: string;
  /** `FILE [--kind KIND]`, as usage shows it. */
  usage: string;
  does: string;
  /** Names of its own options (with a value) and flags (without). */
  options?: readonly string[];
  flags?: readonly string[];
  /** Least and most words it takes. */
  words: readonly [least: number, most: number];
  /** Whether it works on an open vault: always, if one is named, or never. */
  vault: 'required' | 'optional' | 'new' | 'none';
  /** Schema of what it prints. */
  output: z.ZodType;
  run(run: Run): Promise<Exit> | Exit;
};
