import type { Message } from './message.ts';

/** Why a call is refused. `invalid`: the input; `not-found`, `conflict`: the data; `locked`: the vault. */
export type ErrorCode = 'invalid' | 'not-found' | 'conflict' | 'locked' | 'cancelled' | 'unexpected';

/** An expected failure, as a value. `issues` name the offending fields of an `invalid` input. */
export type AppError = {
  code: ErrorCode;
  message: Message;
  issues?: { path: string; message: Message }[];
};

export type Ok<T> = { ok: true; value: T };
export type Refused = { ok: false; error: AppError };
export type Result<T> = Ok<T> | Refused;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const refuse = (
  code: ErrorCode,
  key: string,
  params?: Message['params'],
  issues?: AppError['issues'],
): Refused => ({
  ok: false,
  error: { code, message: { key, ...(params && { params }) }, ...(issues && { issues }) },
});
