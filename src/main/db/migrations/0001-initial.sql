-- Instants are epoch milliseconds UTC (…_at), days are 'YYYY-MM-DD' text (…_on), lists and rules are JSON text.
-- `uuid` is the row's name outside of the database. Rows are made inactive (deleted_at), never gone.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The journal: every writing call is an action; `change` keeps what its rows were before (main/journal).
CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  call TEXT NOT NULL,
  owner_id INTEGER REFERENCES owner (id),
  undone_at INTEGER,
  undoes INTEGER REFERENCES action (id)
) STRICT;
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES action (id),
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT -- JSON object of the row; NULL: the row was new
) STRICT;
CREATE INDEX change_action ON change (action_id);
CREATE INDEX change_row ON change (tbl, row_id, action_id);

-- What must be computed again before the commit (main/db/stale.ts). row_id 0: all rows of the noun.
CREATE TABLE stale (noun TEXT NOT NULL, row_id INTEGER NOT NULL, PRIMARY KEY (noun, row_id)) STRICT, WITHOUT ROWID;

CREATE TABLE owner (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  department TEXT NOT NULL DEFAULT '',
  me INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE stakeholder (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  influence TEXT NOT NULL,
  interest TEXT NOT NULL,
  status TEXT NOT NULL,
  owner_id INTEGER REFERENCES owner (id),
  website TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  industry TEXT NOT NULL DEFAULT '',
  preferred_channel TEXT,
  notes TEXT NOT NULL DEFAULT '',
  active_from TEXT NOT NULL,
  sort_key TEXT NOT NULL, -- pinyin of the name, lower case, for order by name
  merged_into INTEGER REFERENCES stakeholder (id),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX stakeholder_name ON stakeholder (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX stakeholder_exact_name ON stakeholder (name);
CREATE INDEX stakeholder_class ON stakeholder (kind, tier, status, influence, interest) WHERE deleted_at IS NULL;
CREATE INDEX stakeholder_owner ON stakeholder (owner_id) WHERE deleted_at IS NULL;
CREATE INDEX stakeholder_updated ON stakeholder (updated_at, id) WHERE deleted_at IS NULL;

-- What a stakeholder was on which days: an old period is judged by it (docs/formulas.md). One row from each day of change.
CREATE TABLE stakeholder_period (
  id INTEGER PRIMARY KEY,
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  from_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  status TEXT NOT NULL, -- 'inactive' while made inactive
  owner_id INTEGER REFERENCES owner (id),
  tags TEXT NOT NULL DEFAULT '[]',
  UNIQUE (stakeholder_id, from_on)
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT '',
  department TEXT NOT NULL DEFAULT '',
  wechat TEXT NOT NULL DEFAULT '',
  birthday_month INTEGER,
  birthday_day INTEGER,
  birthday_year INTEGER,
  birthday_calendar TEXT, -- 'solar' or 'lunar'
  birthday_leap INTEGER NOT NULL DEFAULT 0,
  preferred_channel TEXT,
  address TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  is_primary INTEGER NOT NULL DEFAULT 0,
  sort_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX person_stakeholder ON person (stakeholder_id) WHERE deleted_at IS NULL;
CREATE INDEX person_name ON person (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX person_exact_name ON person (name);
CREATE INDEX person_birthday ON person (birthday_calendar, birthday_month, birthday_day) WHERE deleted_at IS NULL;

-- A phone or e-mail of a stakeholder or of a contact person (exactly one of the two).
CREATE TABLE contact_point (
  id INTEGER PRIMARY KEY,
  stakeholder_id INTEGER REFERENCES stakeholder (id),
  person_id INTEGER REFERENCES person (id),
  kind TEXT NOT NULL, -- 'phone' or 'email'
  label TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL,
  match_key TEXT NOT NULL, -- digits without country code; lower-cased address
  position INTEGER NOT NULL,
  CHECK ((stakeholder_id IS NULL) <> (person_id IS NULL))
) STRICT;
CREATE INDEX contact_point_stakeholder ON contact_point (stakeholder_id, kind, position) WHERE stakeholder_id IS NOT NULL;
CREATE INDEX contact_point_person ON contact_point (person_id, kind, position) WHERE person_id IS NOT NULL;
CREATE INDEX contact_point_match ON contact_point (match_key, kind);

CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE stakeholder_tag (
  id INTEGER PRIMARY KEY,
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  UNIQUE (stakeholder_id, tag_id)
) STRICT;
CREATE INDEX stakeholder_tag_tag ON stakeholder_tag (tag_id, stakeholder_id);

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  noun TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  deleted_at INTEGER,
  UNIQUE (noun, name)
) STRICT;

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL,
  purpose TEXT,
  effective INTEGER NOT NULL,
  summary TEXT NOT NULL DEFAULT '',
  decisions TEXT NOT NULL DEFAULT '',
  owner_id INTEGER REFERENCES owner (id),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX interaction_at ON interaction (at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX interaction_owner ON interaction (owner_id, at DESC) WHERE deleted_at IS NULL;

CREATE TABLE interaction_stakeholder (
  id INTEGER PRIMARY KEY,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id),
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  UNIQUE (interaction_id, stakeholder_id)
) STRICT;
CREATE INDEX interaction_stakeholder_of ON interaction_stakeholder (stakeholder_id, interaction_id);

CREATE TABLE interaction_person (
  id INTEGER PRIMARY KEY,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (interaction_id, person_id)
) STRICT;
CREATE INDEX interaction_person_of ON interaction_person (person_id);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX attachment_interaction ON attachment (interaction_id) WHERE deleted_at IS NULL;
-- Never changed once written, so not journaled.
CREATE TABLE attachment_content (attachment_id INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT;

CREATE TABLE next_step (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  interaction_id INTEGER REFERENCES interaction (id),
  text TEXT NOT NULL,
  due_on TEXT NOT NULL,
  owner_id INTEGER REFERENCES owner (id),
  done_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX next_step_open ON next_step (due_on, id) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX next_step_stakeholder ON next_step (stakeholder_id, due_on) WHERE deleted_at IS NULL;

-- Versions of rules by topic (S4 §9).
CREATE TABLE policy (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  topic TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  content TEXT NOT NULL,
  approved_by TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  UNIQUE (topic, effective_from)
) STRICT;

CREATE TABLE cadence_exception (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  slot TEXT NOT NULL,
  every TEXT NOT NULL, -- '2 weeks', or 'off'
  stakeholder_id INTEGER REFERENCES stakeholder (id),
  tag_id INTEGER REFERENCES tag (id),
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  deleted_at INTEGER,
  CHECK ((stakeholder_id IS NULL) <> (tag_id IS NULL))
) STRICT;
CREATE INDEX cadence_exception_stakeholder ON cadence_exception (stakeholder_id) WHERE deleted_at IS NULL;

-- Computed from the log by main/cadence/recompute.ts; never written by a use case, not journaled.
CREATE TABLE cadence_due (
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  slot TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  every TEXT NOT NULL,
  anchor_on TEXT NOT NULL,
  last_contact_on TEXT, -- NULL: never contacted
  due_on TEXT NOT NULL,
  announce_on TEXT NOT NULL,
  owner_id INTEGER,
  PRIMARY KEY (stakeholder_id, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX cadence_due_on ON cadence_due (due_on, stakeholder_id, owner_id, announce_on);
CREATE INDEX cadence_due_owner ON cadence_due (owner_id, due_on);
-- Closed obligations: made, or missed (docs/formulas.md). Open ones stand in cadence_due.
CREATE TABLE cadence_obligation (
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  slot TEXT NOT NULL,
  due_on TEXT NOT NULL,
  outcome TEXT NOT NULL, -- 'made' or 'missed'
  counted_on TEXT NOT NULL, -- the period that contains this day counts it
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  owner_id INTEGER,
  PRIMARY KEY (stakeholder_id, slot, due_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX cadence_obligation_counted ON cadence_obligation (counted_on, outcome, kind, tier, owner_id, slot);
-- Last effective contact of any channel, for lists and "never contacted".
CREATE TABLE last_contact (
  stakeholder_id INTEGER PRIMARY KEY REFERENCES stakeholder (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX last_contact_at ON last_contact (at, stakeholder_id);

CREATE TABLE feedback (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  number INTEGER NOT NULL UNIQUE,
  stakeholder_id INTEGER REFERENCES stakeholder (id),
  kind TEXT NOT NULL,
  priority TEXT NOT NULL,
  channel TEXT NOT NULL,
  content TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  deadline_at INTEGER NOT NULL,
  deadline_agreed INTEGER NOT NULL DEFAULT 0, -- set by a person, not by the clocks
  owner_id INTEGER REFERENCES owner (id),
  state TEXT NOT NULL,
  level INTEGER, -- of a conflict
  satisfaction INTEGER,
  breach_reason TEXT NOT NULL DEFAULT '',
  responded_at INTEGER,
  resolved_at INTEGER,
  closed_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX feedback_open ON feedback (state, received_at) WHERE deleted_at IS NULL;
CREATE INDEX feedback_received ON feedback (received_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX feedback_stakeholder ON feedback (stakeholder_id, received_at DESC) WHERE deleted_at IS NULL;

-- Status log: what happened to a case, in the order it happened.
CREATE TABLE feedback_event (
  id INTEGER PRIMARY KEY,
  feedback_id INTEGER NOT NULL REFERENCES feedback (id),
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}',
  note TEXT NOT NULL DEFAULT '',
  owner_id INTEGER REFERENCES owner (id)
) STRICT;
CREATE INDEX feedback_event_of ON feedback_event (feedback_id, at, id);

-- Computed from the log by main/feedback/recompute.ts; frozen once the case is closed. Not journaled.
CREATE TABLE feedback_clock (
  feedback_id INTEGER NOT NULL REFERENCES feedback (id),
  clock TEXT NOT NULL,
  ordinal INTEGER NOT NULL, -- level of a conflict, or the number of the run of this clock
  level INTEGER,
  target TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  deadline_at INTEGER NOT NULL,
  warn_at INTEGER NOT NULL,
  stopped_at INTEGER,
  paused INTEGER NOT NULL DEFAULT 0,
  elapsed_ms INTEGER, -- time to the answer, pauses taken off, once stopped
  provisional INTEGER NOT NULL DEFAULT 0,
  why TEXT NOT NULL, -- JSON messages
  PRIMARY KEY (feedback_id, clock, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_clock_running ON feedback_clock (deadline_at, warn_at) WHERE stopped_at IS NULL;
CREATE INDEX feedback_clock_stopped ON feedback_clock (clock, deadline_at, stopped_at);

CREATE TABLE calendar (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  definition TEXT NOT NULL, -- JSON: zone, hours, holidays, workdays
  active INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;

-- Alerts claimed before they are shown, so that a crash never repeats one. Not journaled.
CREATE TABLE reminder_claim (
  key TEXT PRIMARY KEY,
  alert_id INTEGER NOT NULL,
  claimed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_claim_alert ON reminder_claim (alert_id);
CREATE TABLE reminder_alert (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  items TEXT NOT NULL, -- JSON
  shown_at INTEGER,
  carried INTEGER NOT NULL DEFAULT 0 -- not shown, told again in a later digest
) STRICT;
CREATE INDEX reminder_alert_unshown ON reminder_alert (at) WHERE shown_at IS NULL AND carried = 0;
CREATE TABLE reminder_snooze (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE,
  until_at INTEGER NOT NULL
) STRICT;

-- What belongs to the vault and is set by the user: reminder times, organisation's name, …
CREATE TABLE vault_setting (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  period TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL DEFAULT '{}', -- JSON: what the user wrote
  approved_at INTEGER,
  snapshot TEXT, -- JSON: the report as approved, in every language
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY,
  signature TEXT NOT NULL UNIQUE,
  mapping TEXT NOT NULL,
  used_at INTEGER NOT NULL
) STRICT;

-- Search (domain/search.ts makes the tokens). rowid is the row's id.
CREATE VIRTUAL TABLE stakeholder_search USING fts5 (tokens, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii');
CREATE VIRTUAL TABLE person_search USING fts5 (tokens, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii');
CREATE VIRTUAL TABLE interaction_search USING fts5 (tokens, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii');
CREATE VIRTUAL TABLE feedback_search USING fts5 (tokens, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii');

-- Triggers only mark what became stale; main/db/stale.ts computes it again in the domain's own rules before the commit.

CREATE TRIGGER cadence_from_stakeholder_insert AFTER INSERT ON stakeholder BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_stakeholder_update AFTER UPDATE ON stakeholder BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_stakeholder_delete AFTER DELETE ON stakeholder BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', OLD.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_stakeholder_period_insert AFTER INSERT ON stakeholder_period BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', NEW.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_stakeholder_period_update AFTER UPDATE ON stakeholder_period BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', NEW.stakeholder_id) ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) VALUES ('cadence', OLD.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_stakeholder_period_delete AFTER DELETE ON stakeholder_period BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', OLD.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_stakeholder_tag_insert AFTER INSERT ON stakeholder_tag BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', NEW.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_stakeholder_tag_update AFTER UPDATE ON stakeholder_tag BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', NEW.stakeholder_id) ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) VALUES ('cadence', OLD.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_stakeholder_tag_delete AFTER DELETE ON stakeholder_tag BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', OLD.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_interaction_stakeholder_insert AFTER INSERT ON interaction_stakeholder BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', NEW.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_interaction_stakeholder_update AFTER UPDATE ON interaction_stakeholder BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', NEW.stakeholder_id) ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) VALUES ('cadence', OLD.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_interaction_stakeholder_delete AFTER DELETE ON interaction_stakeholder BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', OLD.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_interaction_update AFTER UPDATE OF at, channel, purpose, effective, deleted_at ON interaction BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'cadence', stakeholder_id FROM interaction_stakeholder WHERE interaction_id = NEW.id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_cadence_exception_insert AFTER INSERT ON cadence_exception BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'cadence', coalesce(NEW.stakeholder_id, 0) WHERE true ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_cadence_exception_update AFTER UPDATE ON cadence_exception BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'cadence', coalesce(NEW.stakeholder_id, 0) WHERE true ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) SELECT 'cadence', coalesce(OLD.stakeholder_id, 0) WHERE true ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_cadence_exception_delete AFTER DELETE ON cadence_exception BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'cadence', coalesce(OLD.stakeholder_id, 0) WHERE true ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_policy_insert AFTER INSERT ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'cadence', 0 WHERE NEW.topic = 'cadence' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_policy_update AFTER UPDATE ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'cadence', 0 WHERE NEW.topic = 'cadence' ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) SELECT 'cadence', 0 WHERE OLD.topic = 'cadence' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_policy_delete AFTER DELETE ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'cadence', 0 WHERE OLD.topic = 'cadence' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_calendar_insert AFTER INSERT ON calendar BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_calendar_update AFTER UPDATE ON calendar BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', 0) ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) VALUES ('cadence', 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_calendar_delete AFTER DELETE ON calendar BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('cadence', 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_feedback_event_insert AFTER INSERT ON feedback_event BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback', NEW.feedback_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_feedback_event_update AFTER UPDATE ON feedback_event BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback', NEW.feedback_id) ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) VALUES ('feedback', OLD.feedback_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_feedback_event_delete AFTER DELETE ON feedback_event BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback', OLD.feedback_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_stakeholder_update AFTER UPDATE OF kind ON stakeholder WHEN OLD.kind <> NEW.kind BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'feedback', id FROM feedback WHERE stakeholder_id = NEW.id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_feedback_insert AFTER INSERT ON feedback BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_feedback_update AFTER UPDATE OF stakeholder_id, kind, priority, channel, received_at, deleted_at, state ON feedback BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_feedback_delete AFTER DELETE ON feedback BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback', OLD.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_policy_insert AFTER INSERT ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'feedback', 0 WHERE NEW.topic = 'feedback-targets' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_policy_update AFTER UPDATE ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'feedback', 0 WHERE NEW.topic = 'feedback-targets' ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) SELECT 'feedback', 0 WHERE OLD.topic = 'feedback-targets' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_policy_delete AFTER DELETE ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'feedback', 0 WHERE OLD.topic = 'feedback-targets' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_calendar_insert AFTER INSERT ON calendar BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback', 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_calendar_update AFTER UPDATE ON calendar BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback', 0) ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) VALUES ('feedback', 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_calendar_delete AFTER DELETE ON calendar BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback', 0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stakeholder_search_from_stakeholder_insert AFTER INSERT ON stakeholder BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('stakeholder-search', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stakeholder_search_from_stakeholder_update AFTER UPDATE ON stakeholder BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('stakeholder-search', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stakeholder_search_from_stakeholder_delete AFTER DELETE ON stakeholder BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('stakeholder-search', OLD.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER person_search_from_person_insert AFTER INSERT ON person BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('person-search', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER person_search_from_person_update AFTER UPDATE ON person BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('person-search', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER person_search_from_person_delete AFTER DELETE ON person BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('person-search', OLD.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stakeholder_search_from_person_insert AFTER INSERT ON person BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('stakeholder-search', NEW.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stakeholder_search_from_person_update AFTER UPDATE ON person BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('stakeholder-search', NEW.stakeholder_id) ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) VALUES ('stakeholder-search', OLD.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stakeholder_search_from_person_delete AFTER DELETE ON person BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('stakeholder-search', OLD.stakeholder_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stakeholder_search_from_contact_point_insert AFTER INSERT ON contact_point BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'stakeholder-search', coalesce(NEW.stakeholder_id, (SELECT stakeholder_id FROM person WHERE id = NEW.person_id)) WHERE true ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stakeholder_search_from_contact_point_update AFTER UPDATE ON contact_point BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'stakeholder-search', coalesce(NEW.stakeholder_id, (SELECT stakeholder_id FROM person WHERE id = NEW.person_id)) WHERE true ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) SELECT 'stakeholder-search', coalesce(OLD.stakeholder_id, (SELECT stakeholder_id FROM person WHERE id = OLD.person_id)) WHERE true ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stakeholder_search_from_contact_point_delete AFTER DELETE ON contact_point BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'stakeholder-search', coalesce(OLD.stakeholder_id, (SELECT stakeholder_id FROM person WHERE id = OLD.person_id)) WHERE true ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER person_search_from_contact_point_insert AFTER INSERT ON contact_point BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'person-search', NEW.person_id WHERE NEW.person_id IS NOT NULL ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER person_search_from_contact_point_update AFTER UPDATE ON contact_point BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'person-search', NEW.person_id WHERE NEW.person_id IS NOT NULL ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) SELECT 'person-search', OLD.person_id WHERE OLD.person_id IS NOT NULL ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER person_search_from_contact_point_delete AFTER DELETE ON contact_point BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'person-search', OLD.person_id WHERE OLD.person_id IS NOT NULL ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER interaction_search_from_interaction_insert AFTER INSERT ON interaction BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('interaction-search', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER interaction_search_from_interaction_update AFTER UPDATE ON interaction BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('interaction-search', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER interaction_search_from_interaction_delete AFTER DELETE ON interaction BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('interaction-search', OLD.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_search_from_feedback_insert AFTER INSERT ON feedback BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback-search', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_search_from_feedback_update AFTER UPDATE ON feedback BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback-search', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_search_from_feedback_delete AFTER DELETE ON feedback BEGIN
  INSERT INTO stale (noun, row_id) VALUES ('feedback-search', OLD.id) ON CONFLICT DO NOTHING;
END;
