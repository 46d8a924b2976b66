/** Whether an action was taken back. One whose images an erasure took can't be undone any more, but it stands. */
export const TAKEN_BACK = `(action.undone_at IS NOT NULL AND EXISTS
  (SELECT 1 FROM action AS undoing WHERE undoing.undoes = action.id AND undoing.undone_at IS NULL))`;

/** Of rows that can be removed: those whose making was not taken back, which sets `deleted_at` to 0. */
export const MADE = 'deleted_at IS NOT 0';
