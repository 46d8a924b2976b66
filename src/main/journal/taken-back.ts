/** Whether an action was taken back. One whose images an erasure took can't be undone any more, but it stands. */
export const TAKEN_BACK = `(action.undone_at IS NOT NULL AND EXISTS
  (SELECT 1 FROM action AS undoing WHERE undoing.undoes = action.id AND undoing.undone_at IS NULL))`;
