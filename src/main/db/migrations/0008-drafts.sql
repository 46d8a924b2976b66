-- What is being typed and isn't saved yet (docs/decisions/0019-drafts.md). Not journaled; left out of backups.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  form TEXT NOT NULL,
  subject TEXT NOT NULL, -- the row it changes, or what a new one begins with
  about TEXT NOT NULL, -- how a list names it
  content TEXT NOT NULL, -- JSON, as the page wrote it
  saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_form ON draft (form, subject, saved_at);
