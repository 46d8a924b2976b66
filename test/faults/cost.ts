/** Thousands of openings: how dear a try should be is not what they are about. */
export const CHEAP = { n: 2 ** 10, r: 8, p: 1 };
