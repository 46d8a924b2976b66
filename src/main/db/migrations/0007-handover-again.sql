ALTER TABLE handover ADD COLUMN leaver TEXT NOT NULL DEFAULT ''; -- given: who handed over, as the pack says
ALTER TABLE handover ADD COLUMN action_id INTEGER; -- received: the action that took it over; NULL: it brought nothing

-- What an erasure took from the journal: that something was changed is still known, but not what it was.
CREATE TABLE forgotten (
  action_id INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  PRIMARY KEY (action_id, tbl, row_id)
) STRICT, WITHOUT ROWID;
