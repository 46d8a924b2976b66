/** A row as one of two vaults has it. */
export type HandoverLine = {
  /** Its version now; `GONE` where it was removed or never was. */
  now: string;
  /** Its earlier versions in this vault. */
  had: ReadonlySet<string>;
  /** When the present version was written. */
  at: number;
};

export const GONE = '';

export type Later = 'same' | 'mine' | 'theirs' | 'both';

/**
 * Whose version of a thing goes on from the other's: the one that had the other's before. Where each had the other's, the later
 * one does; where neither had, both were changed.
 */
export function laterOf(mine: HandoverLine, theirs: HandoverLine): Later {
  if (mine.now === theirs.now) return 'same';
  const there = theirs.had.has(mine.now) || isNew(mine);
  const here = mine.had.has(theirs.now) || isNew(theirs);
  if (there && here) return theirs.at > mine.at ? 'theirs' : 'mine';
  return there ? 'theirs' : here ? 'mine' : 'both';
}

const isNew = ({ now, had }: HandoverLine): boolean => now === GONE && had.size === 0;
