-- What a team shares has a name that every vault knows, and is made inactive rather than deleted (docs/decisions/0025-changes.md).
-- Of a link, a tag, a view, a report and what a stakeholder was on a day that name follows from what it is of, so that two vaults agree.
-- Foreign keys are off while this runs.

CREATE TEMP TABLE was AS SELECT * FROM main.tag;
DROP TABLE main.tag;
CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  deleted_at INTEGER
) STRICT;
INSERT INTO tag (id, uuid, name)
  SELECT id, key_uuid('tag', name), name FROM was;
DROP TABLE temp.was;

CREATE TEMP TABLE was AS SELECT * FROM main.stakeholder_tag;
DROP TABLE main.stakeholder_tag;
CREATE TABLE stakeholder_tag (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  deleted_at INTEGER,
  UNIQUE (stakeholder_id, tag_id)
) STRICT;
CREATE INDEX stakeholder_tag_tag ON stakeholder_tag (tag_id, stakeholder_id, deleted_at) WHERE deleted_at IS NULL;
INSERT INTO stakeholder_tag (id, uuid, stakeholder_id, tag_id)
  SELECT was.id, key_uuid('stakeholder_tag', stakeholder.uuid, tag.uuid), stakeholder_id, tag_id
  FROM was JOIN stakeholder ON stakeholder.id = stakeholder_id JOIN tag ON tag.id = tag_id;
DROP TABLE temp.was;
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

CREATE TEMP TABLE was AS SELECT * FROM main.stakeholder_period;
DROP TABLE main.stakeholder_period;
CREATE TABLE stakeholder_period (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  from_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  status TEXT NOT NULL, -- 'inactive' while made inactive
  owner_id INTEGER REFERENCES owner (id),
  tags TEXT NOT NULL DEFAULT '[]',
  deleted_at INTEGER,
  UNIQUE (stakeholder_id, from_on)
) STRICT;
INSERT INTO stakeholder_period (id, uuid, stakeholder_id, from_on, kind, tier, status, owner_id, tags)
  SELECT was.id, key_uuid('stakeholder_period', stakeholder.uuid, from_on), stakeholder_id, from_on, was.kind, was.tier, was.status, was.owner_id, tags
  FROM was JOIN stakeholder ON stakeholder.id = stakeholder_id;
DROP TABLE temp.was;
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

CREATE TEMP TABLE was AS SELECT * FROM main.contact_point;
DROP TABLE main.contact_point;
CREATE TABLE contact_point (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  stakeholder_id INTEGER REFERENCES stakeholder (id),
  person_id INTEGER REFERENCES person (id),
  kind TEXT NOT NULL, -- 'phone' or 'email'
  label TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL,
  match_key TEXT NOT NULL, -- digits without country code; lower-cased address
  position INTEGER NOT NULL,
  deleted_at INTEGER,
  CHECK ((stakeholder_id IS NULL) <> (person_id IS NULL))
) STRICT;
CREATE INDEX contact_point_stakeholder ON contact_point (stakeholder_id, kind, position) WHERE stakeholder_id IS NOT NULL;
CREATE INDEX contact_point_person ON contact_point (person_id, kind, position) WHERE person_id IS NOT NULL;
CREATE INDEX contact_point_match ON contact_point (match_key, kind) WHERE deleted_at IS NULL;
INSERT INTO contact_point (id, uuid, stakeholder_id, person_id, kind, label, value, match_key, position)
  SELECT id, new_uuid(0), stakeholder_id, person_id, kind, label, value, match_key, position FROM was ORDER BY id;
DROP TABLE temp.was;

CREATE TEMP TABLE was AS SELECT * FROM main.interaction_stakeholder;
DROP TABLE main.interaction_stakeholder;
CREATE TABLE interaction_stakeholder (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id),
  stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
  deleted_at INTEGER,
  UNIQUE (interaction_id, stakeholder_id)
) STRICT;
CREATE INDEX interaction_stakeholder_of ON interaction_stakeholder (stakeholder_id, interaction_id, deleted_at) WHERE deleted_at IS NULL;
INSERT INTO interaction_stakeholder (id, uuid, interaction_id, stakeholder_id)
  SELECT was.id, key_uuid('interaction_stakeholder', interaction.uuid, stakeholder.uuid), interaction_id, stakeholder_id
  FROM was JOIN interaction ON interaction.id = interaction_id JOIN stakeholder ON stakeholder.id = stakeholder_id;
DROP TABLE temp.was;
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

CREATE TEMP TABLE was AS SELECT * FROM main.interaction_person;
DROP TABLE main.interaction_person;
CREATE TABLE interaction_person (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  deleted_at INTEGER,
  UNIQUE (interaction_id, person_id)
) STRICT;
CREATE INDEX interaction_person_of ON interaction_person (person_id);
INSERT INTO interaction_person (id, uuid, interaction_id, person_id)
  SELECT was.id, key_uuid('interaction_person', interaction.uuid, person.uuid), interaction_id, person_id
  FROM was JOIN interaction ON interaction.id = interaction_id JOIN person ON person.id = person_id;
DROP TABLE temp.was;

CREATE TEMP TABLE was AS SELECT * FROM main.feedback_event;
DROP TABLE main.feedback_event;
CREATE TABLE feedback_event (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  feedback_id INTEGER NOT NULL REFERENCES feedback (id),
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}',
  note TEXT NOT NULL DEFAULT '',
  owner_id INTEGER REFERENCES owner (id),
  deleted_at INTEGER
) STRICT;
CREATE INDEX feedback_event_of ON feedback_event (feedback_id, at, uuid);
INSERT INTO feedback_event (id, uuid, feedback_id, at, event, detail, note, owner_id)
  SELECT id, new_uuid(at), feedback_id, at, event, detail, note, owner_id FROM was ORDER BY id;
DROP TABLE temp.was;
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

-- Logs go by instant, then UUID.
DROP INDEX interaction_at;
CREATE INDEX interaction_at ON interaction (at DESC, uuid DESC) WHERE deleted_at IS NULL;

ALTER TABLE policy ADD COLUMN deleted_at INTEGER;
-- Two vaults may each have made one; the later stands.
DROP INDEX policy_standing;
CREATE INDEX policy_topic ON policy (topic, effective_from);
ALTER TABLE report ADD COLUMN deleted_at INTEGER;
UPDATE report SET uuid = key_uuid('report', period);
UPDATE saved_view SET uuid = key_uuid('saved_view', noun, name);

-- Who "me" is in this vault is a setting of it.
ALTER TABLE owner ADD COLUMN deleted_at INTEGER;
INSERT INTO vault_setting (key, value) SELECT 'me', json_quote(hex(uuid)) FROM owner WHERE me = 1 LIMIT 1;
ALTER TABLE owner DROP COLUMN me;

-- An action is known by the same name in every vault; names follow each other in the order in which things happened.
ALTER TABLE action ADD COLUMN uuid BLOB;
ALTER TABLE action ADD COLUMN origin BLOB; -- the device that did it; NULL: this one
CREATE TEMP TABLE named AS SELECT id, new_uuid(reached) AS uuid FROM
  (SELECT id, max(at) OVER (ORDER BY id) AS reached FROM main.action ORDER BY id);
UPDATE action SET uuid = named.uuid FROM temp.named WHERE named.id = action.id;
DROP TABLE temp.named;
CREATE UNIQUE INDEX action_uuid ON action (uuid);

-- A change says which row it was, and what happened to it: row ids may come again.
ALTER TABLE change ADD COLUMN row_uuid BLOB;
ALTER TABLE change ADD COLUMN kind TEXT NOT NULL DEFAULT 'update'; -- 'insert', 'update' or 'delete'
UPDATE change SET kind = 'insert' WHERE before IS NULL;
CREATE TEMP TABLE present AS
SELECT 'owner' AS tbl, id, uuid AS uuid FROM main.owner
  UNION ALL SELECT 'stakeholder' AS tbl, id, uuid AS uuid FROM main.stakeholder
  UNION ALL SELECT 'person' AS tbl, id, uuid AS uuid FROM main.person
  UNION ALL SELECT 'cadence_exception' AS tbl, id, uuid AS uuid FROM main.cadence_exception
  UNION ALL SELECT 'interaction' AS tbl, id, uuid AS uuid FROM main.interaction
  UNION ALL SELECT 'attachment' AS tbl, id, uuid AS uuid FROM main.attachment
  UNION ALL SELECT 'next_step' AS tbl, id, uuid AS uuid FROM main.next_step
  UNION ALL SELECT 'feedback' AS tbl, id, uuid AS uuid FROM main.feedback
  UNION ALL SELECT 'policy' AS tbl, id, uuid AS uuid FROM main.policy
  UNION ALL SELECT 'calendar' AS tbl, id, uuid AS uuid FROM main.calendar
  UNION ALL SELECT 'tag' AS tbl, id, uuid AS uuid FROM main.tag
  UNION ALL SELECT 'stakeholder_tag' AS tbl, id, uuid AS uuid FROM main.stakeholder_tag
  UNION ALL SELECT 'stakeholder_period' AS tbl, id, uuid AS uuid FROM main.stakeholder_period
  UNION ALL SELECT 'contact_point' AS tbl, id, uuid AS uuid FROM main.contact_point
  UNION ALL SELECT 'interaction_stakeholder' AS tbl, id, uuid AS uuid FROM main.interaction_stakeholder
  UNION ALL SELECT 'interaction_person' AS tbl, id, uuid AS uuid FROM main.interaction_person
  UNION ALL SELECT 'feedback_event' AS tbl, id, uuid AS uuid FROM main.feedback_event
  UNION ALL SELECT 'saved_view' AS tbl, id, uuid AS uuid FROM main.saved_view
  UNION ALL SELECT 'report' AS tbl, id, uuid AS uuid FROM main.report
  UNION ALL SELECT 'reminder_snooze' AS tbl, id, NULL AS uuid FROM main.reminder_snooze
  UNION ALL SELECT 'vault_setting' AS tbl, id, NULL AS uuid FROM main.vault_setting
  UNION ALL SELECT 'import_mapping' AS tbl, id, NULL AS uuid FROM main.import_mapping;
CREATE UNIQUE INDEX temp.present_row ON present (tbl, id);
-- What is said of a row next: NULL where it was put in again, or nothing more was done to it.
CREATE TEMP TABLE later AS SELECT id, tbl, row_id, before,
    lead(id) OVER line IS NULL AS last, lead(before) OVER line AS next
  FROM main.change WINDOW line AS (PARTITION BY tbl, row_id ORDER BY id);
CREATE UNIQUE INDEX temp.later_change ON later (id);
UPDATE change SET kind = 'delete' FROM temp.later WHERE later.id = change.id AND later.before IS NOT NULL AND later.next IS NULL
  AND (NOT later.last OR NOT EXISTS (SELECT 1 FROM temp.present WHERE present.tbl = later.tbl AND present.id = later.row_id));
UPDATE change SET row_uuid = coalesce(unhex(later.before ->> 'uuid'), unhex(later.next ->> 'uuid')) FROM temp.later
  WHERE later.id = change.id AND change.tbl NOT IN ('report', 'saved_view');
-- Of the rest as much is known as the rows tell that are there.
UPDATE change SET row_uuid = present.uuid FROM temp.present
  WHERE row_uuid IS NULL AND present.tbl = change.tbl AND present.id = row_id
    AND NOT EXISTS (SELECT 1 FROM main.change AS since WHERE since.tbl = change.tbl AND since.row_id = change.row_id
      AND since.id > change.id AND since.kind = 'insert');
DROP TABLE temp.later;
DROP TABLE temp.present;

-- What has come of other vaults before what it refers to.
CREATE TABLE change_waiting (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_uuid BLOB NOT NULL,
  action_uuid BLOB NOT NULL,
  change TEXT NOT NULL, -- JSON
  UNIQUE (tbl, row_uuid)
) STRICT;
