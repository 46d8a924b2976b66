-- Handover of relationships to a successor (S4 §4.5, §7).

-- The key pair of this vault: packs are sealed to `recipient`, and only `identity` opens them (age, X25519).
CREATE TABLE handover_identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  identity TEXT NOT NULL,
  recipient TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE handover (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE, -- the pack's
  direction TEXT NOT NULL, -- 'given' or 'received'
  made_at INTEGER NOT NULL,
  other_name TEXT NOT NULL, -- the successor, or who handed over
  whole INTEGER NOT NULL, -- whether it was everything
  counts TEXT NOT NULL, -- JSON
  sha256 BLOB NOT NULL, -- of the sealed file
  receipt TEXT NOT NULL, -- received: the code that acknowledges it; given: the code's SHA-256 in hex
  acknowledged_at INTEGER,
  acknowledged_with TEXT, -- given: the code that the successor told
  erased_at INTEGER
) STRICT;

-- Whom a given pack held.
CREATE TABLE handover_stakeholder (
  id INTEGER PRIMARY KEY,
  handover_id INTEGER NOT NULL REFERENCES handover (id),
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  UNIQUE (handover_id, stakeholder_id)
) STRICT;
