-- The audit trail: who did what and when, chained by hash (docs/decisions/0017-trail.md). Only ever appended to.
CREATE TABLE trail (
  id INTEGER PRIMARY KEY, -- 1, 2, 3 … without a gap
  at INTEGER NOT NULL,
  who TEXT NOT NULL, -- the name of "me" then
  event TEXT NOT NULL,
  call TEXT NOT NULL,
  action_id INTEGER, -- what was changed; the journal's rows of it may be erased
  detail TEXT NOT NULL, -- JSON: identifiers and counts, never names
  digest BLOB, -- SHA-256 of what the journal holds of the action
  hash BLOB NOT NULL -- SHA-256 of the hash before and this entry
) STRICT;
CREATE INDEX trail_action ON trail (action_id) WHERE action_id IS NOT NULL;
CREATE TRIGGER trail_unchanged BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is only appended to'); END;
CREATE TRIGGER trail_undeleted BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is only appended to'); END;
