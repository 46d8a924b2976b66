const POOLS: [RegExp, number][] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/\p{Script=Han}/u, 2000],
  [/[^a-zA-Z0-9\p{Script=Han}]/u, 33],
];

/** Minimum length of a passphrase. */
export const MIN_LENGTH = 8;

/** Guesses needed for a passphrase, as bits: each character by its kind; one that repeats or counts on adds one bit. */
export function bitsOf(passphrase: string): number {
  const pool = POOLS.reduce((sum, [kind, size]) => (kind.test(passphrase) ? sum + size : sum), 0);
  const codes = [...passphrase].map((c) => c.codePointAt(0) ?? 0);
  const seenCodes = new Set<number>();
  return codes.reduce((bits, code, index) => {
    const before = codes[index - 1];
    const isSequence = before !== undefined && Math.abs(code - before) <= 1;
    const repeated = seenCodes.has(code);
    seenCodes.add(code);
    return bits + (isSequence ? 1 : repeated ? Math.log2(pool) / 2 : Math.log2(pool));
  }, 0);
}

export const STRENGTHS = ['too-short', 'weak', 'fair', 'good', 'strong'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** scrypt makes each guess cost about a tenth of a second, which is worth some 15 bits more than these bounds say. */
export function strengthOf(passphrase: string): Strength {
  if (passphrase.length < MIN_LENGTH) return 'too-short';
  const bits = bitsOf(passphrase);
  if (bits < 35) return 'weak';
  if (bits < 50) return 'fair';
  return bits < 70 ? 'good' : 'strong';
}
